import type { Colleague } from '@shared/contract/case'
import { View } from '@tarojs/components'
import { Load } from '@/components/Load'
import { type Option, OptionList } from '@/components/OptionList'
import { Skeleton } from '@/components/Skeleton'
import { deskActField } from '@/i18n/texts/desk-act-field'
import { useText } from '@/i18n/use-text'
import { useColleagues, useColleagueText } from '../colleagues'

interface ColleaguePickProps {
  caseId: string
  /** Whom of all that work on the case it may be; everybody when left out. */
  able?: (colleague: Colleague) => boolean
  /** What else may be chosen, below them. */
  besides?: readonly Option<string>[]
  /** Empty: nobody yet. */
  value: string
  onChange: (accountId: string) => void
}

/** One of those who work on a case, oneself first. */
export function ColleaguePick({ caseId, able = () => true, besides = [], value, onChange }: ColleaguePickProps) {
  const { t } = useText(deskActField)
  const query = useColleagues(caseId)
  const textOf = useColleagueText(t('noPhone'))
  return (
    <Load query={query} skeleton={<Skeleton rows={3} />}>
      {(colleagues) => {
        const those = colleagues.filter(able)
        const sorted = [...those.filter(({ me }) => me), ...those.filter(({ me }) => !me)]
        const options = sorted.map((each) => ({
          value: each.accountId,
          text: each.me ? t('toMe') : textOf(each),
          help: each.roles.map((role) => t(`role_${role}`)).join('、'),
        }))
        if (options.length + besides.length === 0) return <View className="act-help">{t('noColleague')}</View>
        return (
          <OptionList<string>
            label={t('whom')}
            options={[...options, ...besides]}
            value={value === '' ? undefined : value}
            onChange={onChange}
          />
        )
      }}
    </Load>
  )
}
