import type { RatingView } from '@shared/contract/rating'
import { isBad, RATING_LEVELS, type RatingLevel, type RatingTag, tagsFor } from '@shared/domain/rating'
import { View } from '@tarojs/components'
import { useState } from 'react'
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
import { TickTags } from './TickTags'
import './rate.scss'

/** What the person said, as it is sent. */
export interface Said {
  level: RatingLevel
  tags: string[]
  words?: string
  anonymous: boolean
}

/** What is rated, in the words of the form. */
export interface RateFormProps {
  question: string
  note: string
  anonymousHelp: string
  /** Items that a bad rating can be about; none or one of them is no question. */
  parts?: readonly { id: string; name: string }[]
  send: (said: Said, items: string[], idempotencyKey: string) => Promise<RatingView>
}

/** Five levels and nothing chosen; what goes with a level appears after the tap. */
export function RateForm({
  onDone,
  question,
  note,
  anonymousHelp,
  parts = [],
  send,
}: RateFormProps & { onDone: (given: RatingView) => Promise<void> }) {
  const { t } = useText(rating)
  const [level, setLevel] = useState<RatingLevel>()
  const [tags, setTags] = useState<readonly RatingTag[]>([])
  const [items, setItems] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const [anonymous, setAnonymous] = useState(false)
  const [key] = useState(newKey)

  const choose = (next: RatingLevel) => {
    // Good and bad levels offer different things to say: what was said of the other kind no longer fits.
    if (level !== undefined && isBad(level) !== isBad(next)) {
      setTags([])
      setItems([])
    }
    setLevel(next)
  }
  const give = async () => {
    if (level === undefined) return
    const said = words.trim() === '' ? {} : { words: words.trim() }
    await onDone(await send({ level, tags: [...tags], anonymous, ...said }, [...items], `${key}-${level}`))
  }
  return (
    <Page
      title={t('title')}
      leave="close"
      ownHeading
      bar={
        <BottomBar>
          <Button text={level === undefined ? t('choose') : t('send')} disabled={level === undefined} onTap={give} />
        </BottomBar>
      }
    >
      <View className="rate-head">
        <Heading level={1} text={question} note={note} />
      </View>
      <OptionList
        label={t('levels')}
        value={level === undefined ? undefined : LEVEL_TEXTS[level]}
        onChange={(text) => choose(RATING_LEVELS.find((one) => LEVEL_TEXTS[one] === text) ?? 1)}
        options={RATING_LEVELS.map((one) => ({ value: LEVEL_TEXTS[one], text: t(LEVEL_TEXTS[one]) }))}
      />
      {level === undefined ? null : (
        <>
          <TickTags
            label={isBad(level) ? t('tagsBad') : t('tagsGood')}
            options={tagsFor(level).map((tag) => ({ value: tag, text: t(tag) }))}
            chosen={tags}
            onChange={setTags}
          />
          {isBad(level) && parts.length > 1 ? (
            <>
              <Heading text={t('items')} note={t('itemsHelp')} />
              <TickTags
                label={t('items')}
                options={parts.map(({ id, name }) => ({ value: id, text: name }))}
                chosen={items}
                onChange={setItems}
              />
            </>
          ) : null}
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
            sub={isBad(level) && !anonymous ? t('namedBad') : anonymousHelp}
            checked={anonymous}
            onChange={setAnonymous}
          />
        </>
      )}
    </Page>
  )
}
