import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { Notice } from '@/components/Notice'
import type { UploadedPage } from '@/components/upload/box'
import { MOST_PAGES, UploadBox } from '@/components/upload/UploadBox'
import { useBox } from '@/components/upload/use-box'
import { pickScans } from '@/device/pick-file'
import { PickError } from '@/device/picked'
import { upload } from '@/i18n/texts/upload'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'

interface ScanBoxProps {
  materialId: string
  name: string
  pages: readonly UploadedPage[]
  onPages: (pages: UploadedPage[]) => void
}

/** Scans of one paper at the counter: several pages at once by the key F, or one after the other by hand. */
export function ScanBox({ materialId, name, pages, onPages }: ScanBoxProps) {
  const { t } = useText(upload)
  const given = { materialId, pages, onChange: onPages, owner: 'hall' as const }
  const { box } = useBox(given)
  const [problem, setProblem] = useState<string>()
  const scan = async () => {
    setProblem(undefined)
    try {
      await box.add(await pickScans(MOST_PAGES - pages.length))
    } catch (error) {
      setProblem(error instanceof PickError ? t(error.why) : errorText(error))
    }
  }
  useKeys({ f: () => void scan() }, true)
  return (
    <>
      <UploadBox {...given} name={name} />
      {problem === undefined ? null : (
        <Notice tone="stop" icon="warning">
          {problem}
        </Notice>
      )}
    </>
  )
}
