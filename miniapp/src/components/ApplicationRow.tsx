import type { ApplicationSummary } from '@shared/contract/application'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { open } from '@/device/navigate'
import { dayText, monthDay } from '@/i18n/dates'
import { applications as words } from '@/i18n/texts/applications'
import { useText } from '@/i18n/use-text'
import { Button } from './Button'
import { Card } from './Card'
import { Chip, type Tone } from './Chip'
import { Icon } from './icon/Icon'
import { Line } from './Line'
import './ApplicationRow.scss'
import { Tap } from './tap/Tap'

const DONE = ['granted', 'issued', 'closed', 'not_needed']

interface ApplicationRowProps {
  application: ApplicationSummary
  /** Offers to throw a draft away. */
  onRemove?: () => void
}

/** How long a masked name is tells nothing, and of a shop's it fills the line. */
const shortened = (masked: string): string => masked.replace(/\*{4,}/g, '***')

/** One application in short: what, how far, until when; a draft goes on where it was left. */
export function ApplicationRow({ application, onRemove }: ApplicationRowProps) {
  const { t, pick, language } = useText(words)
  const { id, state, cases, asked, name, applicant } = application
  const isDraft = state === 'draft' || state === 'precheck'
  const done = cases.filter((one) => DONE.includes(one.state)).length
  const due = cases
    // Until when papers may come is no day on which anything is done.
    .flatMap(({ dueDay, state: at }) => (dueDay === null || at === 'supplement' ? [] : [dueDay]))
    .sort()
    .pop()
  const chip: { text: string; tone: Tone } =
    asked > 0
      ? { text: t('asked', { count: asked }), tone: 'soon' }
      : { text: t(state), tone: state === 'submitted' || state === 'precheck' ? 'good' : 'plain' }
  const line = isDraft
    ? [t('changed', { day: monthDay(dayOf(application.changedAt), language) })]
    : [
        ...(cases.length > 1 && done > 0 ? [t('done', { all: cases.length, done })] : []),
        ...(due && state === 'submitted' ? [t('due', { day: dayText(due, language) })] : []),
      ]
  return (
    <Card kind="tight" className="application-card">
      <Tap className="application-row" onTap={() => void open(isDraft ? 'applyForm' : 'applyProgress', { id })}>
        <View className="application-row__content">
          <View className="grow">
            <View className="application-row__head">
              <View className="strong">{pick(name)}</View>
              <Chip {...chip} />
            </View>
            <View className="sub">
              <Line text={[...(applicant ? [shortened(applicant)] : []), ...line].join(t('join'))} />
            </View>
            {cases.length > 1 && !isDraft ? (
              <View className="application-row__dots">
                {cases.map((one) => (
                  <View
                    key={one.id}
                    className={`application-row__dot ${DONE.includes(one.state) ? 'application-row__dot--done' : ''}`}
                  />
                ))}
              </View>
            ) : null}
          </View>
          <Icon name="chevron" size="s" className="application-row__arrow" />
        </View>
      </Tap>
      {onRemove ? (
        <View className="application-row__foot">
          <Button
            kind="plain"
            size="small"
            text={t('remove')}
            label={t('removeLabel', { name: pick(name) })}
            onTap={onRemove}
          />
        </View>
      ) : null}
    </Card>
  )
}
