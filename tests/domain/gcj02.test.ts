import { describe, expect, it } from 'vitest'
import { gcj02Of } from '../../shared/domain/gcj02'

/** WGS-84, and the same place in GCJ-02, as the library gcoord 1.0.7 gives it. */
const VECTORS = [
  { city: '北京', wgs: [39.908692, 116.397477], gcj: [39.91009549393981, 116.40372056710368] },
  { city: '上海', wgs: [31.23, 121.47], gcj: [31.22806748194233, 121.47453490044272] },
  { city: '成都', wgs: [30.6915, 104.0522], gcj: [30.689070351096262, 104.05467926287615] },
  { city: '深圳', wgs: [22.5431, 114.0579], gcj: [22.54038281422246, 114.06301399856547] },
] as const

describe('a place that a browser gives', () => {
  it.each(VECTORS)('is put where the maps of mainland China have it: $city', ({ wgs, gcj }) => {
    const { latitude, longitude } = gcj02Of({ latitude: wgs[0], longitude: wgs[1] })
    expect(latitude).toBeCloseTo(gcj[0], 8)
    expect(longitude).toBeCloseTo(gcj[1], 8)
  })

  it('stays as it is elsewhere', () => {
    const paris = { latitude: 48.8584, longitude: 2.2945 }
    expect(gcj02Of(paris)).toEqual(paris)
  })
})
