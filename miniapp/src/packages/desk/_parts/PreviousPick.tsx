import type { DeskCase } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { OptionList } from '@/components/OptionList'
import { fullDate } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { NO_ONE } from './previous'
import './previous-pick.scss'

interface PreviousPickProps {
  one: DeskCase
  /** What was chosen; undefined: what the applicant named, if that is clear. */
  value: string | undefined
  onChange: (value: string) => void
}

/**
 * The certificate that ends by what is about to be done, shown before it is: the one the applicant named is chosen, any
 * other is said by hand, and so is that it is none of those.
 */
export function PreviousPick({ one: { previous, variant }, value, onChange }: PreviousPickProps) {
  const { t, language } = useText(deskCase)
  if (previous === null) return null
  const { given, named, held } = previous
  const label = t(variant === 'cancel' ? 'previousEnds' : 'previous')
  const said = given === null ? null : <View className="sub">{t('previousGiven', { number: given })}</View>
  if (held.length === 0) {
    return (
      <View className="previous-pick">
        <View className="previous-pick__label">{label}</View>
        {said}
        <View className="sub">{t('previousNone')}</View>
      </View>
    )
  }
  const lineOf = ({ holder, address, validUntil }: (typeof held)[number]) =>
    [
      holder,
      address ?? '',
      validUntil === null ? t('previousOpen') : t('previousUntil', { day: fullDate(validUntil, language) }),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  return (
    <View className="previous-pick">
      <View className="previous-pick__label">{label}</View>
      {said}
      <View className="sub">{t(named === null ? 'previousUnclear' : 'previousClear')}</View>
      <OptionList
        label={label}
        value={value ?? named ?? undefined}
        options={[
          ...held.map((each) => ({
            value: each.id,
            text: t('previousNumber', { number: each.number }),
            help: lineOf(each),
          })),
          { value: NO_ONE, text: t('previousOther'), help: t('previousOtherHelp') },
        ]}
        onChange={onChange}
      />
    </View>
  )
}
