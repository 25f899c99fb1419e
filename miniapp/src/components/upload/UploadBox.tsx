import { type FileView, removeFile } from '@shared/contract/file'
import { View } from '@tarojs/components'
import { useState } from 'react'
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
import { sayError } from '../toast-store'
import type { UploadedPage } from './box'
import { PageSheet } from './PageSheet'
import { PageTile } from './PageTile'
import { SendingSheet } from './SendingSheet'
import { SendingTile } from './SendingTile'
import { type Source, SourceSheet } from './SourceSheet'
import { useBox } from './use-box'
import type { OpenedBy } from './use-page-address'
import { WalletSheet } from './WalletSheet'
import './upload.scss'

/** As many pages as the API takes for one material. */
export const MOST_PAGES = 20

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
  const { box, pages, sending, addresses } = useBox({ materialId, owner, ...given })
  const [asked, setAsked] = useState<'source' | 'wallet'>()
  const [shown, setShown] = useState<string>()
  const [problem, setProblem] = useState<string>()

  const used = new Set(pages.map(({ fileId }) => fileId))
  const fitting = wallet.filter((file) => file.materialId === materialId && !used.has(file.id))
  const room = MOST_PAGES - pages.length - sending.length
  const isEmpty = pages.length + sending.length === 0
  const canAdd = given.onChange !== undefined && room > 0
  const failed = sending.find(({ error }) => error !== undefined)
  const going = sending.find(({ key }) => key === shown)
  const opened = pages.find(({ fileId }) => fileId === shown)
  const titleOf = (page: UploadedPage) => t('pageOf', { name, number: pages.indexOf(page) + 1 })

  const choose = async (source: Source) => {
    setProblem(undefined)
    setAsked(source === 'wallet' ? 'wallet' : undefined)
    if (source === 'wallet') return
    try {
      await box.add(source === 'document' ? await pickDocuments(room) : await pickPhotos(source, room))
    } catch (error) {
      setProblem(error instanceof PickError ? t(error.why) : errorText(error))
    }
  }
  const remove = async (page: UploadedPage) => {
    setShown(undefined)
    await box.take(page)
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
            address={addresses.get(page.fileId)}
            label={titleOf(page)}
            mark={String(index + 1)}
            onTap={() => setShown(page.fileId)}
          />
        ))}
        {sending.map((page) => (
          <SendingTile key={page.key} page={page} onTap={() => setShown(page.key)} />
        ))}
        {canAdd && !isEmpty ? (
          <Tap className="upload__add" onTap={() => setAsked('source')} label={`${name}：${t('more')}`}>
            <View className="upload__add-content">
              <Icon name="plus" />
              <View>{t('more')}</View>
            </View>
          </Tap>
        ) : null}
      </View>
      {canAdd && isEmpty ? (
        <>
          <Tap className="upload__first" onTap={() => setAsked('source')} label={`${name}：${t('first')}`}>
            <View className="upload__first-content">
              <Icon name="camera" className="upload__first-icon" />
              <View>{t('first')}</View>
            </View>
          </Tap>
          <View className="tiny">{t('help')}</View>
        </>
      ) : null}
      {given.onChange && room <= 0 ? <View className="tiny">{t('full', { count: MOST_PAGES })}</View> : null}
      {sending.length > 0 && !connected ? <Notice icon="offline">{t('waitingLong')}</Notice> : null}
      {failed ? (
        <Notice tone="stop" icon="warning">
          <View>{errorText(failed.error)}</View>
          <View className="upload__ways">
            <Button size="small" text={t('again')} onTap={() => box.again(failed.key)} />
            <Button size="small" kind="ghost" text={t('cancel')} onTap={() => box.cancel(failed.key)} />
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
          box.put(file).catch(sayError)
        }}
      />
      {going ? (
        <SendingSheet
          page={going}
          title={name}
          onClose={() => setShown(undefined)}
          onAgain={() => box.again(going.key)}
          onCancel={() => box.cancel(going.key)}
        />
      ) : null}
      {opened ? (
        <PageSheet
          page={opened}
          title={titleOf(opened)}
          address={addresses.get(opened.fileId)}
          openedBy={openedBy}
          onClose={() => setShown(undefined)}
          onRemove={given.onChange ? () => remove(opened) : undefined}
        />
      ) : null}
    </View>
  )
}
