import type { DeskView } from '@shared/contract/desk-view'
import { openFileAsStaff } from '@shared/contract/file'
import { FILE_TYPES } from '@shared/domain/file'
import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Load } from '@/components/Load'
import { Skeleton } from '@/components/Skeleton'
import { sayError } from '@/components/toast-store'
import { addressOf, forgetAddress, openAddress } from '@/device/show-file'
import { deskMaterial } from '@/i18n/texts/desk-material'
import { useText } from '@/i18n/use-text'
import { Picture } from './paper/Picture'
import './papers.scss'

interface PapersProps {
  pages: DeskView['materials'][number]['pages']
  name: string
}

/** The pages that were given, one at a time. Each look at one is recorded by the hall. */
export function Papers({ pages, name }: PapersProps) {
  const { t } = useText(deskMaterial)
  const [at, setAt] = useState(0)
  const page = pages[at]
  const query = useQuery({
    queryKey: ['paper', page?.fileId],
    queryFn: () => call(openFileAsStaff, { params: { id: page?.fileId ?? '' } }),
    enabled: page !== undefined,
    // What is personal stays no longer than it is looked at.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!page) return null
  return (
    <>
      <Load query={query} skeleton={<Skeleton rows={5} />}>
        {(bytes) => (
          <OnePaper
            key={page.fileId}
            id={page.fileId}
            bytes={bytes}
            mediaType={page.mediaType}
            name={t('pageOf', { name, at: at + 1, of: pages.length })}
          />
        )}
      </Load>
      {pages.length > 1 ? (
        <View className="papers__steps">
          <Button kind="ghost" size="small" text={t('before')} disabled={at === 0} onTap={() => setAt(at - 1)} />
          <View className="papers__place num">{`${at + 1} / ${pages.length}`}</View>
          <Button
            kind="ghost"
            size="small"
            text={t('after')}
            disabled={at === pages.length - 1}
            onTap={() => setAt(at + 1)}
          />
        </View>
      ) : null}
    </>
  )
}

interface OnePaperProps {
  bytes: ArrayBuffer
  mediaType: string
  /** Tells pages apart where they are kept for a moment. */
  id: string
  name: string
}

function OnePaper({ bytes, mediaType, id, name }: OnePaperProps) {
  const { t } = useText(deskMaterial)
  const [address, setAddress] = useState<string>()
  const type = FILE_TYPES.find((one) => one === mediaType) ?? 'image/jpeg'
  useEffect(() => {
    const made = addressOf(`desk-${id}`, bytes, type)
    made.then(setAddress, sayError)
    return () => void made.then(forgetAddress, () => undefined)
  }, [bytes, id, type])
  if (address === undefined) return <Skeleton rows={5} />
  if (type === 'application/pdf') {
    return <Button kind="ghost" icon="document" text={t('openPdf')} onTap={() => openAddress(address, type)} />
  }
  return <Picture source={address} name={name} />
}
