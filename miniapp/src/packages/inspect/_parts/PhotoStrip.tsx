import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/Button'
import { Icon } from '@/components/icon/Icon'
import { Notice } from '@/components/Notice'
import { Photo } from '@/components/photo/Photo'
import { Sheet } from '@/components/Sheet'
import { Tap } from '@/components/tap/Tap'
import { PageTile } from '@/components/upload/PageTile'
import '@/components/upload/upload.scss'
import { PickError } from '@/device/picked'
import { addressOf, forgetAddress } from '@/device/show-file'
import { instantText } from '@/i18n/dates'
import { aria } from '@/platform/aria'
import { forgetBytes, readBytes } from './bytes/keep-bytes'
import type { KeptPhoto } from './kept-visit'
import { takePhotos } from './take-photo'
import { useVisitWords } from './visit-words'

/** As many as the API takes for one finding. */
const MOST = 20
const WORDS = { refused: 'photoRefused', unreadable: 'photoUnreadable', tooLarge: 'photoTooLarge' } as const

interface PhotoStripProps {
  photos: readonly KeptPhoto[]
  onChange: (photos: readonly KeptPhoto[]) => void
}

/** Photos taken on the spot. They lie on this phone until the hall has them; each says when and where it was taken. */
export function PhotoStrip({ photos, onChange }: PhotoStripProps) {
  const { t, language } = useVisitWords()
  const [shown, setShown] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const room = MOST - photos.length
  const opened = photos.find(({ key }) => key === shown)
  const take = async () => {
    setProblem(undefined)
    try {
      const taken = await takePhotos(room)
      if (taken.length > 0) onChange([...photos, ...taken])
    } catch (error) {
      setProblem(error instanceof PickError ? t(WORDS[error.why]) : t('phoneFull'))
    }
  }
  const remove = (photo: KeptPhoto) => {
    setShown(undefined)
    onChange(photos.filter(({ key }) => key !== photo.key))
    void forgetBytes(photo.key)
  }
  return (
    <View {...aria({ role: 'group', label: t('photos') })}>
      <View className="upload__tiles">
        {photos.map((photo, index) => (
          <Tile
            key={photo.key}
            photo={photo}
            label={t('photoOf', { number: index + 1, when: instantText(photo.takenAt, language) })}
            mark={String(index + 1)}
            onTap={() => setShown(photo.key)}
          />
        ))}
        {room > 0 ? (
          <Tap className="upload__add" onTap={() => void take()}>
            <View className="upload__add-content">
              <Icon name="camera" />
              <View>{t('photo')}</View>
            </View>
          </Tap>
        ) : null}
      </View>
      <View className="tiny">{room > 0 ? t('photosHelp') : t('full', { count: MOST })}</View>
      {problem ? (
        <Notice tone="stop" icon="warning">
          {problem}
        </Notice>
      ) : null}
      {opened ? (
        <PhotoSheet photo={opened} onClose={() => setShown(undefined)} onRemove={() => remove(opened)} />
      ) : null}
    </View>
  )
}

/** An address of a kept picture, as long as it is shown. */
function useKeptAddress({ key, mediaType }: KeptPhoto): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let gone = false
    let made: string | undefined
    void readBytes(key).then(async (bytes) => {
      if (bytes === undefined || gone) return
      made = await addressOf(`shown-${key}`, bytes, mediaType)
      if (gone) forgetAddress(made)
      else setAddress(made)
    })
    return () => {
      gone = true
      if (made !== undefined) forgetAddress(made)
    }
  }, [key, mediaType])
  return address
}

interface TileProps {
  photo: KeptPhoto
  label: string
  mark: string
  onTap: () => void
}

function Tile({ photo, ...more }: TileProps) {
  return <PageTile mediaType={photo.mediaType} address={useKeptAddress(photo)} {...more} />
}

function PhotoSheet({ photo, onClose, onRemove }: { photo: KeptPhoto; onClose: () => void; onRemove: () => void }) {
  const { t, takenText, placeText } = useVisitWords()
  const address = useKeptAddress(photo)
  return (
    <Sheet
      open
      onClose={onClose}
      title={takenText(photo.takenAt)}
      foot={<Button kind="danger" text={t('remove')} onTap={onRemove} />}
    >
      {address ? <Photo src={address} label={takenText(photo.takenAt)} fit="whole" /> : null}
      <View className="sub num visit-gap">{placeText(photo.place)}</View>
    </Sheet>
  )
}
