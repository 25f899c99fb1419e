import type { RegisterRow } from '../../../shared/contract/register'
import { clockText, dayOf, minuteOfDay } from '../../../shared/domain/time'
import type { Context } from '../context'

/** The columns by their titles, and how many signs wide each is. */
export const COLUMNS: Readonly<Record<string, number>> = {
  查询号: 20,
  事项: 32,
  部门: 22,
  网点: 24,
  类型: 9,
  申请人: 20,
  经办人: 14,
  收到: 17,
  受理: 17,
  决定: 17,
  办结: 17,
  承诺日: 12,
  状态: 10,
  预警: 8,
}
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
const time = (at: number | null): string => (at === null ? '' : `${dayOf(at)} ${clockText(minuteOfDay(at))}`)

/** Lines of the register as cells under {@link COLUMNS}, every one a text: nothing can be read as a formula. */
export function sheetRows({ deps: { catalogue } }: Context, rows: readonly RegisterRow[]): string[][] {
  const departments = new Map(catalogue.departments.map(({ id, name }) => [id, name.zh]))
  const points = new Map(catalogue.points.map(({ id, name }) => [id, name.zh]))
  return rows.map((row) => [
    ...[row.number ?? '', row.name.zh, departments.get(row.departmentId) ?? row.departmentId],
    ...[points.get(row.pointId) ?? row.pointId, KINDS[row.kind], row.applicant],
    row.person?.name ?? '',
    ...[time(row.receivedAt), time(row.acceptedAt), time(row.decidedAt), time(row.endedAt), row.promisedDay ?? ''],
    ...[STATES[row.state] ?? row.state, LIGHTS[row.light]],
  ])
}
