import { describe, expect, it } from 'vitest'
import { above } from '../../shared/domain/level'

const POINTS = [
  { id: 'district' },
  { id: 'street', parent: 'district' },
  { id: 'community', parent: 'street' },
  { id: 'lost', parent: 'closed long ago' },
  { id: 'egg', parent: 'hen' },
  { id: 'hen', parent: 'egg' },
]
const idsAbove = (id: string) => above(POINTS, id).map((point) => point.id)

describe('the places above one', () => {
  it('are told nearest first', () => {
    expect(idsAbove('community')).toEqual(['street', 'district'])
    expect(idsAbove('street')).toEqual(['district'])
  })
  it('are none for the topmost, the unknown and one whose hall is gone', () => {
    expect([idsAbove('district'), idsAbove('nowhere'), idsAbove('lost')]).toEqual([[], [], []])
  })
  it('end where a catalogue goes in a circle', () => {
    expect(idsAbove('egg')).toEqual(['hen'])
  })
})
