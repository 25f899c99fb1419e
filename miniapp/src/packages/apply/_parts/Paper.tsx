import type { ApplicationView } from '@shared/contract/application'
import type { ApplicationMaterialView, MaterialInput } from '@shared/contract/application-part'
import type { Material, Text } from '@shared/contract/catalogue'
import type { FileView } from '@shared/contract/file'
import { FILE_TYPES, type FileType } from '@shared/domain/file'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chip, type Tone } from '@/components/Chip'
import { Icon } from '@/components/icon/Icon'
import { Fact } from '@/components/item/Fact'
import { SamplePaper } from '@/components/item/SamplePaper'
import { Notice } from '@/components/Notice'
import { Tap } from '@/components/tap/Tap'
import { UploadBox } from '@/components/upload/UploadBox'
import { applyPaper } from '@/i18n/texts/apply-paper'
import { item as itemWords } from '@/i18n/texts/item'
import { useText } from '@/i18n/use-text'
import './paper.scss'

const TONES: Record<ApplicationMaterialView['state'], Tone> = {
  missing: 'plain',
  given: 'good',
  fetch: 'good',
  promised: 'soon',
  fine: 'good',
  wrong: 'stop',
}

interface PaperProps {
  material: ApplicationMaterialView
  known: Material | undefined
  /** The only case in which it is needed; null where it is known that it is. */
  when?: Text | null
  items: ApplicationView['items']
  wallet: readonly FileView[]
  open: boolean
  onToggle: () => void
  error: string | undefined
  /** Null takes back what was given. */
  onGive: (input: MaterialInput | null) => unknown
}

/** One material as a row that opens: its sample, its pages, and the other ways there are. */
export function Paper({ material, known, when = null, items, open, onToggle, error, ...more }: PaperProps) {
  const { t: tm, pick } = useText(applyPaper)
  const name = known ? pick(known.name) : material.id
  const { t: ti } = useText(itemWords)
  const state = useStateText(material, when !== null)
  const needers = items.filter(({ id }) => material.neededBy.includes(id)).map((item) => pick(item.name))
  const needed =
    needers.length === 1 ? tm('neededFor', { item: needers.join() }) : tm('sharedBy', { count: needers.length })
  const note = when ? ti('onlyWhen', { when: pick(when) }) : needers.length > 0 ? needed : null
  return (
    <View className={`paper ${open ? 'paper--open' : ''}`}>
      <Tap className="paper__head" expanded={open} onTap={onToggle}>
        <View className="paper__content">
          <View className="grow">
            <View className="paper__name">{name}</View>
            {note ? <View className="tiny">{note}</View> : null}
            {error && !open ? <View className="form-error">{error}</View> : null}
          </View>
          <Chip text={state} tone={TONES[material.state]} />
          <Icon name={open ? 'up' : 'down'} size="s" className="paper__arrow" />
        </View>
      </Tap>
      {open ? <Inside material={material} known={known} name={name} error={error} {...more} /> : null}
    </View>
  )
}

/** A type that a newer server may know is shown as a picture. */
const typeOf = (mediaType: string): FileType => FILE_TYPES.find((known) => known === mediaType) ?? 'image/jpeg'

/** The state in a word or two. */
function useStateText(material: ApplicationMaterialView, isCase: boolean): string {
  const { t: tm } = useText(applyPaper)
  const { state, required, pages, from } = material
  if (from === 'form') return tm('material_form')
  if (state === 'given') return tm('material_given', { count: Math.max(1, pages.length) })
  if (state !== 'missing' || required) return tm(`material_${state}`)
  return tm(isCase ? 'material_case' : 'material_optional')
}

type InsideProps = Pick<PaperProps, 'material' | 'known' | 'wallet' | 'onGive' | 'error'> & { name: string }

function Inside({ material, known, name, wallet, onGive, error }: InsideProps) {
  const { t: tm, pick } = useText(applyPaper)
  const [sample, setSample] = useState(false)
  const [own, setOwn] = useState(false)
  const { state, pages, reason, changeable, mayPromise, from } = material
  const byHall = from === 'hall' && !own && pages.length === 0
  return (
    <View className="paper__inside">
      {state === 'wrong' && reason ? (
        <Notice tone="stop" icon="edit">
          {tm('wrongWhy', { reason })}
        </Notice>
      ) : null}
      {known ? <View className="sub paper__plain">{pick(known.plain)}</View> : null}
      {byHall && known?.fetchedByHall ? (
        <Fetch material={material} known={known.fetchedByHall} onGive={onGive} onOwn={() => setOwn(true)} />
      ) : state === 'promised' ? (
        <>
          <Notice tone="soon" icon="clock">
            {tm('promised')}
          </Notice>
          <Button kind="ghost" size="small" text={tm('promiseBack')} onTap={() => onGive(null)} />
        </>
      ) : (
        <UploadBox
          key={material.id}
          materialId={material.id}
          name={name}
          pages={pages.map((page) => ({ ...page, mediaType: typeOf(page.mediaType) }))}
          wallet={wallet}
          {...(changeable
            ? {
                onChange: (next) => onGive(next.length === 0 ? null : { files: next.map(({ fileId }) => fileId) }),
              }
            : {})}
        />
      )}
      {error ? <View className="form-error">{error}</View> : null}
      <View className="paper__ways">
        {known ? (
          <Button
            kind="plain"
            size="small"
            icon={sample ? 'up' : 'eye'}
            text={tm('sample')}
            onTap={() => setSample((before) => !before)}
          />
        ) : null}
        {mayPromise && changeable && state === 'missing' ? (
          <Button kind="plain" size="small" icon="clock" text={tm('promise')} onTap={() => onGive({ promise: true })} />
        ) : null}
      </View>
      {mayPromise && changeable && state === 'missing' ? <View className="tiny">{tm('promiseHelp')}</View> : null}
      {sample && known ? <SamplePaper sample={known.sample} /> : null}
    </View>
  )
}

interface FetchProps {
  material: ApplicationMaterialView
  known: NonNullable<Material['fetchedByHall']>
  onGive: (input: MaterialInput | null) => unknown
  onOwn: () => void
}

/** 免提交: the hall gets it, with consent in so many words; or the person gives it after all. */
function Fetch({ material, known, onGive, onOwn }: FetchProps) {
  const { t: tm, pick } = useText(applyPaper)
  const agreed = material.state === 'fetch'
  return (
    <>
      <Fact name={tm('fetchChannel')}>{pick(known.channel)}</Fact>
      <Fact name={tm('fetchFallback')}>{pick(known.fallback)}</Fact>
      {agreed ? (
        <Notice tone="good" icon="check">
          {tm('agreed')}
        </Notice>
      ) : (
        <View className="paper__consent">{pick(known.consent)}</View>
      )}
      {material.changeable ? (
        <View className="paper__ways">
          {agreed ? (
            <Button kind="ghost" size="small" text={tm('takeBack')} onTap={() => onGive(null)} />
          ) : (
            <>
              <Button size="small" text={tm('agree')} onTap={() => onGive({ consent: true })} />
              <Button kind="ghost" size="small" text={tm('giveInstead')} onTap={onOwn} />
            </>
          )}
        </View>
      ) : null}
    </>
  )
}
