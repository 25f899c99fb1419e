import { type FileView, removeFile } from '@shared/contract/file'
import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { online } from '@/device/network'
import { pickDocuments, pickPhotos } from '@/device/pick-file'
import { PickError } from '@/device/picked'
import { useStore } from '@/device/use-store'
import { upload } from '@/i18n/texts/upload'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Button } from '../Button'
import { Icon } from '../icon/Icon'
import { Notice } from '../Notice'
import { Tap } from '../tap/Tap'
import { PageSheet, type UploadedPage } from './PageSheet'
import { PageTile } from './PageTile'
import { SendingTile } from './SendingTile'
import { type Source, SourceSheet } from './SourceSheet'
import type { OpenedBy } from './use-page-address'
import { useUploads } from './use-uploads'
import { WalletSheet } from './WalletSheet'
import './upload.scss'

/** As many pages as the API takes for one material. */
const MOST = 20

interface UploadBoxProps {
  /** The material these are pages of; give the box a `key` of it when several stand on a page. */
  materialId: string
  /** Its name, read out and above a page that is shown large. */
  name: string
  pages: readonly UploadedPage[]
  /** Left out where nothing may be changed: the pages are shown only. A promise is waited for before a removed file goes. */
  onChange?: (pages: UploadedPage[]) => unknown
  /** `listWallet`: what fits this material is offered. */
  wallet?: readonly FileView[]
  /** `hall`: staff hand it in for somebody at the counter. */
  owner?: 'self' | 'hall'
  openedBy?: OpenedBy
}

/** The pages of one material: take, choose or reuse them; see how far they are; look at them; take them back. */
export function UploadBox({
  materialId,
  name,
  wallet = [],
  owner = 'self',
  openedBy = 'self',
  ...given
}: UploadBoxProps) {
  const { t } = useText(upload)
  const connected = useStore(online)
  const { pages, change } = usePages(given)
  const [asked, setAsked] = useState<'source' | 'wallet'>()
  const [shown, setShown] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const add = (file: FileView) =>
    change((before) =>
      before.some(({ fileId }) => fileId === file.id)
        ? before
        : [...before, { fileId: file.id, mediaType: file.mediaType, bytes: file.bytes }],
    )
  const uploads = useUploads({ materialId, owner, onDone: add })

  const used = new Set(pages.map(({ fileId }) => fileId))
  const fitting = wallet.filter((file) => file.materialId === materialId && !used.has(file.id))
  const room = MOST - pages.length - uploads.sending.length
  const failed = uploads.sending.find(({ error }) => error !== undefined)
  const opened = pages.find(({ fileId }) => fileId === shown)
  const titleOf = (page: UploadedPage) => t('pageOf', { name, number: pages.indexOf(page) + 1 })

  const choose = async (source: Source) => {
    setProblem(undefined)
    setAsked(source === 'wallet' ? 'wallet' : undefined)
    if (source === 'wallet') return
    try {
      await uploads.add(source === 'document' ? await pickDocuments(room) : await pickPhotos(source, room))
    } catch (error) {
      setProblem(error instanceof PickError ? t(error.why) : errorText(error))
    }
  }
  const remove = async (page: UploadedPage) => {
    setShown(undefined)
    await change((before) => before.filter(({ fileId }) => fileId !== page.fileId))
    // Where it is used elsewhere the hall says no, and that is right.
    await call(removeFile, { params: { id: page.fileId } }).catch(() => undefined)
  }

  return (
    <View className="upload" {...aria({ role: 'group', label: name })}>
      <View className="upload__tiles">
        {pages.map((page, index) => (
          <PageTile
            key={page.fileId}
            mediaType={page.mediaType}
            address={uploads.addresses.get(page.fileId)}
            label={titleOf(page)}
            mark={String(index + 1)}
            onTap={() => setShown(page.fileId)}
          />
        ))}
        {uploads.sending.map((page) => (
          <SendingTile
            key={page.key}
            page={page}
            onTap={() => (page.error === undefined ? uploads.cancel(page.key) : uploads.again(page.key))}
          />
        ))}
        {given.onChange && room > 0 ? (
          <Tap
            className="upload__add"
            onTap={() => setAsked('source')}
            label={`${name}：${t(pages.length === 0 ? 'first' : 'more')}`}
          >
            <View className="upload__add-content">
              <Icon name="plus" />
              <View>{t(pages.length === 0 && uploads.sending.length === 0 ? 'first' : 'more')}</View>
            </View>
          </Tap>
        ) : null}
      </View>
      {given.onChange && pages.length === 0 && uploads.sending.length === 0 ? (
        <View className="tiny">{t('help')}</View>
      ) : null}
      {given.onChange && room <= 0 ? <View className="tiny">{t('full', { count: MOST })}</View> : null}
      {uploads.sending.length > 0 && !connected ? <Notice icon="offline">{t('waitingLong')}</Notice> : null}
      {failed ? (
        <Notice tone="stop" icon="warning">
          <View>{errorText(failed.error)}</View>
          <View className="upload__ways">
            <Button size="small" text={t('again')} onTap={() => uploads.again(failed.key)} />
            <Button size="small" kind="ghost" text={t('cancel')} onTap={() => uploads.cancel(failed.key)} />
          </View>
        </Notice>
      ) : null}
      {problem ? (
        <Notice tone="stop" icon="warning">
          {problem}
        </Notice>
      ) : null}

      <SourceSheet
        open={asked === 'source'}
        inWallet={fitting.length}
        onClose={() => setAsked(undefined)}
        onChoose={(source) => void choose(source)}
      />
      <WalletSheet
        open={asked === 'wallet'}
        files={fitting}
        onClose={() => setAsked(undefined)}
        onChoose={(file) => {
          setAsked(undefined)
          void add(file)
        }}
      />
      {opened ? (
        <PageSheet
          page={opened}
          title={titleOf(opened)}
          address={uploads.addresses.get(opened.fileId)}
          openedBy={openedBy}
          onClose={() => setShown(undefined)}
          onRemove={given.onChange ? () => remove(opened) : undefined}
        />
      ) : null}
    </View>
  )
}

type Edit = (before: readonly UploadedPage[]) => readonly UploadedPage[]

/**
 * The pages as they are after the last change, also before whoever owns them has drawn it: two uploads that end together
 * must not each forget the other.
 */
function usePages({ pages, onChange }: Pick<UploadBoxProps, 'pages' | 'onChange'>) {
  const [own, setOwn] = useState(pages)
  const latest = useRef(pages)
  const owner = useRef(onChange)
  owner.current = onChange
  const ids = pages.map(({ fileId }) => fileId).join()
  const given = useRef(pages)
  given.current = pages
  useEffect(() => {
    if (latest.current.map(({ fileId }) => fileId).join() === ids) return
    latest.current = given.current
    setOwn(given.current)
  }, [ids])
  const change = async (edit: Edit): Promise<void> => {
    const next = [...edit(latest.current)]
    latest.current = next
    setOwn(next)
    await owner.current?.(next)
  }
  return { pages: own, change }
}
