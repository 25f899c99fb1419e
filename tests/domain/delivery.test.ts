import { describe, expect, it } from 'vitest'
import {
  checkDelivery,
  mayChangeDelivery,
  NO_DELIVERY,
  normaliseDelivery,
  postedTo,
} from '../../shared/domain/delivery'
import { NO_APPLICANT } from '../../shared/domain/draft'

const POST = { way: 'post' as const, pointId: null, name: '何为民', phone: '13612340001', address: '样例大道 18 号' }

describe('where a result is posted', () => {
  it('needs a name, a phone and an address to the door', () => {
    expect(checkDelivery(POST)).toEqual([])
    expect(checkDelivery({ ...NO_DELIVERY, way: 'post' }).map(({ part }) => part)).toEqual(['name', 'phone', 'address'])
    expect(checkDelivery({ ...POST, phone: '1361234' })).toEqual([{ part: 'phone', problem: 'FORMAT' }])
    expect(checkDelivery({ ...POST, address: '18号' })).toEqual([{ part: 'address', problem: 'SHORT' }])
    expect(checkDelivery({ ...POST, way: 'window', phone: '1' })).toEqual([])
  })

  it('is kept without what belongs to the other way', () => {
    expect(normaliseDelivery({ ...POST, way: 'window', pointId: 'centre' })).toEqual({
      ...NO_DELIVERY,
      pointId: 'centre',
    })
    expect(normaliseDelivery({ ...POST, pointId: 'centre', phone: ' 136 1234 0001 ' })).toEqual(POST)
  })

  it('is proposed to be the applicant’s, of a business whoever stands for it', () => {
    const person = { ...NO_APPLICANT, kind: 'person' as const, name: '何为民', phone: '1', address: '家' }
    expect(postedTo(person)).toEqual({ name: '何为民', phone: '1', address: '家' })
    expect(postedTo({ ...person, kind: 'company', name: '某公司', person: '何大满' }).name).toBe('何大满')
  })

  it('can be changed while something is still to come', () => {
    expect(mayChangeDelivery([{ state: 'issued', result: 'certificate' }])).toBe(true)
    expect(mayChangeDelivery([{ state: 'closed', result: 'certificate' }])).toBe(false)
    expect(mayChangeDelivery([{ state: 'review', result: 'receipt' }])).toBe(false)
  })
})
