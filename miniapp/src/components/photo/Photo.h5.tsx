import type { PhotoProps } from './props'
import './photo.scss'

/** See Photo.tsx. */
export function Photo({ src, label, fit }: PhotoProps) {
  return <img className={`photo photo--${fit}`} src={src} alt={label} />
}
