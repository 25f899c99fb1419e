import type { PublicProgressView } from '@shared/contract/progress'
import { queryNumberText } from '@shared/domain/application'
import { isOpen } from '@shared/domain/lane-span'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { say } from '@/components/toast-store'
import { dayText } from '@/i18n/dates'
import { isDone, useCaseWords } from './case-words'
import { History } from './History'
import { LaneSheet } from './LaneSheet'
import { Next } from './Next'
import { Picture } from './Picture'
import './progress.scss'

interface ProgressBodyProps {
  /** What everybody sees who may see anything of it. */
  view: Omit<PublicProgressView, 'asked'>
  /** Above the picture: what is asked. */
  before?: ReactNode
  /** Below what comes next: documents, ways out. */
  beside?: ReactNode
}

/** The picture with what belongs to it. The number comes before the words: how many, how many done. */
export function ProgressBody({ view, before, beside }: ProgressBodyProps) {
  const { t, pick } = useCaseWords()
  const [shown, setShown] = useState<string>()
  const { lanes, number, submittedAt, now, whole } = view
  const copy = async () => {
    await Taro.setClipboardData({ data: number })
    say(t('numberCopied'))
  }
  return (
    <>
      <Heading level={1} text={useHeadline(view)} note={pick(view.name)} />
      <Tap className="progress-number" onTap={copy}>
        <View className="progress-number__content num">
          {t('number', { number: queryNumberText(number) })}
          <Icon name="copy" size="s" label={t('copyNumber')} className="progress-number__icon" />
        </View>
      </Tap>
      <Whole whole={whole} />
      {before}
      <Heading text={t('pictureTitle')} note={t('pictureNote')} />
      <Picture lanes={lanes} submittedAt={submittedAt} now={now} onShow={setShown} />
      <View className="progress-columns">
        <View className="progress-columns__side">
          <Next lanes={lanes} />
        </View>
        <View className="progress-columns__main">
          <History lanes={lanes} />
        </View>
        <View className="progress-columns__side">{beside}</View>
      </View>
      <LaneSheet lanes={lanes} caseId={shown} onClose={() => setShown(undefined)} />
    </>
  )
}

/** Where the whole of a bundle stands, and the last day the law gives all of it. */
function Whole({ whole }: Pick<PublicProgressView, 'whole'>) {
  const { t, language } = useCaseWords()
  if (whole === null) return null
  const { state, dueDay, overdue } = whole
  const isOpen = state !== 'ended' && state !== 'ready' && state !== 'checked'
  const what = t(`whole_${state}`)
  const text =
    dueDay === null || !isOpen ? what : t(overdue ? 'wholeLate' : 'wholeBy', { what, day: dayText(dueDay, language) })
  return <View className="progress-whole">{text}</View>
}

function useHeadline({ lanes }: Pick<PublicProgressView, 'lanes'>): string {
  const { t } = useCaseWords()
  const all = lanes.length
  const done = lanes.filter(isDone).length
  const over = lanes.every((lane) => !isOpen(lane))
  if (all === 1) return over ? t('headOneDone') : t('headOne')
  if (over && done < all) return t('headAll', { all })
  return done === 0 ? t('headNone', { all }) : t('head', { all, done })
}
