import type { FactsOf } from './facts'
import { both, dayWords, row, type Sheet, same, sheet } from './sheet'

/** 办理结果反馈单: one line for each item of the application. */
export function resultSheet({ results }: FactsOf<'result'>): Sheet {
  return sheet({
    body: [
      results.length === 1
        ? both('您申请的事有了结果：', 'What you applied for has an outcome:')
        : both('您这次申请的事都有了结果：', 'Everything you applied for has an outcome:'),
    ],
    lists: [
      {
        title: both('办理结果', 'Results'),
        lines: results.map(({ item, outcome, day }) =>
          both(`${item.zh}：${outcome.zh}（${dayWords(day).zh}）`, `${item.en}: ${outcome.en} (${dayWords(day).en})`),
        ),
      },
    ],
  })
}

/** 证照领取回执: which certificates were given out, and how. */
export function handoverSheet({ certificates, by, tracking }: FactsOf<'handover'>): Sheet {
  return sheet({
    body: [
      by === 'window'
        ? both('下列证照已经在出件窗口领取。', 'The following certificates were collected at the window.')
        : both('下列证照已经按您的要求邮寄。', 'The following certificates were sent by post as you asked.'),
    ],
    rows: tracking ? [row('快递单号', 'Tracking number', same(tracking))] : [],
    lists: [
      {
        title: both('证照', 'Certificates'),
        lines: certificates.map(({ name, number }) => both(`${name.zh}　${number}`, `${name.en} ${number}`)),
      },
    ],
  })
}
