import { View } from '@tarojs/components'
import { aria } from '@/platform/aria'
import './Lattice.scss'

/** The window lattice; its place and size are the caller's class. */
export function Lattice({ className, light = false }: { className: string; light?: boolean }) {
  return <View className={`lattice ${light ? 'lattice--light' : ''} ${className}`} {...aria({ hidden: true })} />
}
