import { Image } from '@tarojs/components'
import { aria } from '@/platform/aria'
import type { PhotoProps } from './props'
import './photo.scss'

/** A photo of a page; in a browser it is an `<img>` (Photo.h5.tsx). */
export function Photo({ src, label, fit }: PhotoProps) {
  const mode = fit === 'cover' ? 'aspectFill' : 'widthFix'
  return <Image className={`photo photo--${fit}`} src={src} mode={mode} {...aria({ role: 'img', label })} />
}
