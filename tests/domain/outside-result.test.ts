import { describe, expect, it } from 'vitest'
import { parseOutsideResults } from '../../shared/domain/outside-result'

describe('the list of an authority outside the hall', () => {
  it('is read in the words those systems use', () => {
    const text = [
      '查询号,事项,结果,编号,理由',
      '202609140000012,税务登记,准予,税-1',
      '',
      '202609140000013\ttax-setup\t不予许可\t税-2\t资料不实，查无此址',
      '202609140000014；x',
    ].join('\r\n')
    expect(parseOutsideResults(text)).toEqual({
      lines: [
        {
          line: 2,
          applicationNumber: '202609140000012',
          item: '税务登记',
          outcome: 'granted',
          number: '税-1',
          words: '',
        },
        {
          line: 4,
          applicationNumber: '202609140000013',
          item: 'tax-setup',
          outcome: 'refused',
          number: '税-2',
          words: '资料不实，查无此址',
        },
      ],
      faults: [{ line: 5, field: 'columns' }],
    })
  })

  it('says which column is wrong', () => {
    const text = ['1,,准予,A', '1,tax-setup,也许,A', '1,tax-setup,准予,', `1,tax-setup,准予,${'长'.repeat(61)}`].join(
      '\n',
    )
    expect(parseOutsideResults(text).faults).toEqual([
      { line: 1, field: 'item' },
      { line: 2, field: 'outcome' },
      { line: 3, field: 'number' },
      { line: 4, field: 'columns' },
    ])
  })
})
