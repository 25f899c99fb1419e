import { type RatingView, rateVisit, type VisitToRate } from '@shared/contract/rating'
import { isBad, RATING_LEVELS, type RatingLevel, type RatingTag } from '@shared/domain/rating'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { CheckRow } from '@/components/CheckRow'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { OptionList } from '@/components/OptionList'
import { Page } from '@/components/Page'
import { LEVEL_TEXTS } from '@/i18n/rating-texts'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import { TagPicker } from './TagPicker'
import { useNames } from './use-names'
import './rate.scss'

interface RateFormProps {
  visit: VisitToRate
  onDone: (given: RatingView) => Promise<void>
}

/** Five levels and nothing chosen; what goes with a level appears after the tap. */
export function RateForm({ visit, onDone }: RateFormProps) {
  const { t } = useText(rating)
  const names = useNames()
  const [level, setLevel] = useState<RatingLevel>()
  const [tags, setTags] = useState<readonly RatingTag[]>([])
  const [words, setWords] = useState('')
  const [anonymous, setAnonymous] = useState(false)
  const [key] = useState(newKey)

  const choose = (next: RatingLevel) => {
    // Good and bad levels offer different tags: what was said of the other kind no longer fits.
    if (level !== undefined && isBad(level) !== isBad(next)) setTags([])
    setLevel(next)
  }
  const send = async () => {
    if (level === undefined) return
    const said = words.trim() === '' ? {} : { words: words.trim() }
    const body = { level, tags: [...tags], anonymous, ...said }
    await onDone(await call(rateVisit, { params: { id: visit.visitId }, body, idempotencyKey: `${key}-${level}` }))
  }
  const window = names.window(visit.windowId)
  return (
    <Page
      title={t('title')}
      leave="close"
      ownHeading
      bar={
        <BottomBar>
          <Button text={level === undefined ? t('choose') : t('send')} disabled={level === undefined} onTap={send} />
        </BottomBar>
      }
    >
      <View className="rate-head">
        <Heading level={1} text={t('question')} note={window ? t('at', { window }) : t('atPoint')} />
      </View>
      <OptionList
        label={t('levels')}
        value={level === undefined ? undefined : LEVEL_TEXTS[level]}
        onChange={(text) => choose(RATING_LEVELS.find((one) => LEVEL_TEXTS[one] === text) ?? 1)}
        options={RATING_LEVELS.map((one) => ({ value: LEVEL_TEXTS[one], text: t(LEVEL_TEXTS[one]) }))}
      />
      {level === undefined ? null : (
        <>
          <TagPicker level={level} chosen={tags} onChange={setTags} />
          <Field
            bare
            label={t('words')}
            lines={3}
            maxLength={500}
            placeholder={t('wordsHint')}
            value={words}
            onChange={setWords}
          />
          <CheckRow
            shape="square"
            title={t('anonymous')}
            sub={isBad(level) && !anonymous ? t('namedBad') : t('anonymousHelp')}
            checked={anonymous}
            onChange={setAnonymous}
          />
        </>
      )}
    </Page>
  )
}
