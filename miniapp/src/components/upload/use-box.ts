import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useStore } from '@/device/use-store'
import { type BoxGiven, boxOf } from './box'

/** The box of a material on this page with its address: it outlives the part of the page that shows it. */
export function useBox(given: BoxGiven) {
  const { path, params } = useRouter()
  const box = boxOf([path, JSON.stringify(params), given.materialId, given.owner].join(), given)
  useEffect(() => box.show(given))
  useEffect(() => box.enter(), [box])
  return { box, ...useStore(box.state) }
}
