import { Image } from '@tarojs/components'

/** A photo as wide as its place. */
export function Picture({ source, name }: { source: string; name: string }) {
  return <Image className="papers__picture" mode="widthFix" src={source} aria-label={name} />
}
