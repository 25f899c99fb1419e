import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { qrRuns } from './qr-runs'

interface QrCodeProps {
  text: string
  /** Width of the dark part in px; the white edge that scanners need is added. */
  size?: number
  /** The white edge in px; scanners want four cells of it. */
  edge?: number
  label?: string
}

/** A QR code, drawn as one vector path: sharp at any size, on paper too, and no canvas that covers other things. */
export function QrCode({ text, size = 200, edge = 16, label }: QrCodeProps) {
  const { t } = useText(common)
  const picture = useMemo(() => `url("data:image/svg+xml,${encodeURIComponent(drawing(text))}")`, [text])
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    margin: '0 auto',
    padding: `${edge}px`,
    borderRadius: '8px',
    background: `#ffffff ${picture} center / ${size}px ${size}px no-repeat`,
  }
  return <View style={style} {...aria({ role: 'img', label: label ?? t('qr') })} />
}

/** An SVG with one path of the dark cells. */
function drawing(text: string): string {
  const { cells, runs } = qrRuns(text)
  const path = runs.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cells} ${cells}" shape-rendering="crispEdges"><path d="${path}" fill="#1d2521"/></svg>`
}
