import type { RegisterRow } from '../../../shared/contract/register'
import { clockText, dayOf, minuteOfDay } from '../../../shared/domain/time'
import type { Context } from '../context'

const TITLES = [
  ...['查询号', '事项', '部门', '网点', '类型', '申请人', '收到', '受理', '决定', '办结', '承诺日', '状态', '预警'],
]
const KINDS = { instant: '即办件', promised: '承诺件', agency: '代理件', upward: '上报件' } as const
const LIGHTS = { none: '', reminder: '提醒', yellow: '黄牌', red: '红牌' } as const
const STATES: Readonly<Record<string, string>> = {
  waiting: '等前一件',
  received: '已收件',
  supplement: '待补正',
  review: '办理中',
  granted: '准予',
  refused: '不予',
  issued: '已出证',
  closed: '办结',
  not_needed: '不需许可',
  not_here: '不属本机关',
  not_accepted: '不予受理',
  withdrawn: '已撤回',
  returned: '退回',
  revoked: '已撤销',
}
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`

/** The beginning of the sheet with its titles, before the lines. */
export const sheetHead = (): string => HEAD + line(TITLES)
/** The end of the sheet. */
export const SHEET_TAIL = '</sheetData></worksheet>'

/** Control characters have no place in XML; what could be read as a formula is text here by its type. */
function escapeXml(text: string): string {
  let clean = ''
  for (const sign of text) if (sign >= ' ' || sign === '\n' || sign === '\t') clean += sign
  return clean.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
}

const line = (cells: readonly string[]): string =>
  `<row>${cells.map((cell) => (cell === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`)).join('')}</row>`

const time = (at: number | null): string => (at === null ? '' : `${dayOf(at)} ${clockText(minuteOfDay(at))}`)

/** Lines of the register as rows of the sheet, every cell a text. */
export function sheetRows({ deps: { catalogue } }: Context, rows: readonly RegisterRow[]): string {
  const departments = new Map(catalogue.departments.map(({ id, name }) => [id, name.zh]))
  const points = new Map(catalogue.points.map(({ id, name }) => [id, name.zh]))
  let text = ''
  for (const row of rows) {
    text += line([
      ...[row.number ?? '', row.name.zh, departments.get(row.departmentId) ?? row.departmentId],
      ...[points.get(row.pointId) ?? row.pointId, KINDS[row.kind], row.applicant],
      ...[time(row.receivedAt), time(row.acceptedAt), time(row.decidedAt), time(row.endedAt), row.promisedDay ?? ''],
      ...[STATES[row.state] ?? row.state, LIGHTS[row.light]],
    ])
  }
  return text
}
