import type { DeskCase } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { Load } from '@/components/Load'
import { OptionList } from '@/components/OptionList'
import { Skeleton } from '@/components/Skeleton'
import { deskAct } from '@/i18n/texts/desk-act'
import { deskActField } from '@/i18n/texts/desk-act-field'
import { useText } from '@/i18n/use-text'
import { useColleagues, useColleagueText } from '../colleagues'
import { NOBODY } from './command-of'

interface ColleaguePickProps {
  action: 'assign' | 'make_responsible'
  one: DeskCase
  value: string
  onChange: (accountId: string) => void
}

/** Who takes a case on, or answers for it: oneself, a colleague, or again everybody's list. */
export function ColleaguePick({ action, one, value, onChange }: ColleaguePickProps) {
  const { t } = useText(deskActField)
  const { t: ta } = useText(deskAct)
  const query = useColleagues(one.id)
  const textOf = useColleagueText(t('noPhone'))
  const already = action === 'assign' ? one.assigneeId : one.responsibleId
  return (
    <Load query={query} skeleton={<Skeleton rows={3} />}>
      {(colleagues) => {
        // Who answers for a 代理件 is one of the windows (首办责任制).
        const able = colleagues.filter(
          ({ accountId, roles }) => accountId !== already && (action === 'assign' || roles.includes('clerk')),
        )
        const sorted = [...able.filter(({ me }) => me), ...able.filter(({ me }) => !me)]
        const options = sorted.map((each) => ({
          value: each.accountId,
          text: each.me ? t('toMe') : textOf(each),
          help: each.roles.map((role) => t(`role_${role}`)).join('、'),
        }))
        const back = action === 'assign' && one.taken ? [{ value: NOBODY, text: ta('giveBack') }] : []
        if (options.length + back.length === 0) return <View className="act-help">{t('noColleague')}</View>
        return (
          <OptionList<string>
            label={t('whom')}
            options={[...options, ...back]}
            value={value === '' ? undefined : value}
            onChange={onChange}
          />
        )
      }}
    </Load>
  )
}
