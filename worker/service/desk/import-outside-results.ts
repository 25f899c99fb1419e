import type { importOutsideResults as endpoint } from '../../../shared/contract/case'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { ImportAnswer } from '../../../shared/contract/import'
import { parseOutsideResults } from '../../../shared/domain/outside-result'
import { takeList } from '../case/listed'
import { packWords } from '../case/words'
import { endedBy } from '../certificate/previous'
import type { Context } from '../context'

const SENTENCES: Readonly<Record<string, string>> = {
  columns: '列数不对，或者有一格太长，要有：查询号、事项、结果、编号、理由。',
  item: '没有写事项。',
  outcome: '结果要写受理、不予受理、准予或者不予许可。',
  number: '没有写对方的编号。',
}

/**
 * Takes in what authorities outside the hall (公安、税务等) have answered, from their list: all lines in one write, or none.
 * Our clocks have run on meanwhile. @throws AppError BAD_FIELD for too many lines, CONFLICT when a case moved on meanwhile
 */
export function importOutsideResults(context: Context, input: InputOf<typeof endpoint>): Promise<ImportAnswer> {
  return takeList(context, 'case', {
    ...parseOutsideResults(input.text),
    sentences: SENTENCES,
    check: input.check,
    once: [],
    each: () => [],
    take: async ({ line: { outcome, number, words: text }, of, actor, listed }) => {
      const words = packWords({ text: text === '' ? null : text, points: {} })
      const isEnd = outcome === 'granted' && of.variant === 'cancel'
      const ends = isEnd ? { ends: await endedBy(context, listed.open.file, of, undefined, 'text') } : {}
      listed.open.turn.command(
        of.id,
        { kind: 'outside_result', data: { outcome, number, ...ends }, ...(words === undefined ? {} : { words }) },
        actor,
      )
    },
  })
}
