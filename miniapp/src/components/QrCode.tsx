import { View } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useMemo } from 'react'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'

interface QrCodeProps {
  text: string
  /** Width of the dark part in px; the white edge that scanners need is added. */
  size?: number
  label?: string
}

/** A QR code, drawn as one vector path: sharp at any size, on paper too, and no canvas that covers other things. */
export function QrCode({ text, size = 200, label }: QrCodeProps) {
  const { t } = useText(common)
  const picture = useMemo(() => `url("data:image/svg+xml,${encodeURIComponent(drawing(text))}")`, [text])
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    margin: '0 auto',
    padding: '16px',
    borderRadius: '8px',
    background: `#ffffff ${picture} center / ${size}px ${size}px no-repeat`,
  }
  return <View style={style} {...aria({ role: 'img', label: label ?? t('qr') })} />
}

/** An SVG with one path of the dark cells, runs of a row joined. Level M: a scratched screen still reads. */
function drawing(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const cells = code.getModuleCount()
  let path = ''
  for (let row = 0; row < cells; row += 1) {
    let start = 0
    while (start < cells) {
      let end = start
      while (end < cells && code.isDark(row, end)) end += 1
      if (end > start) path += `M${start} ${row}h${end - start}v1h-${end - start}z`
      start = end + 1
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cells} ${cells}" shape-rendering="crispEdges"><path d="${path}" fill="#1d2521"/></svg>`
}
