import type { Day } from '../../shared/domain/time'
import { workCalendar } from '../../shared/domain/working-day'
import { WallCalendar } from '../domain/case-reference'
import { catalogueOf } from './catalogue'

/** What somebody says who wants a noodle house of five items, by the words of the question. */
export const GUIDE: Readonly<Record<string, string>> = {
  '店面在什么样的房子里？': '商铺或商场，楼里没有住家',
  '用什么名义开？': '个体户',
  '手上有没有营业执照？': '还没有',
  '店面是自己的还是租的？': '租的、借的',
  '客人在店里坐下吃吗？': '在店里吃',
  '店里一共多少平方米？': '600',
  '消防检查用哪种办法？': '先检查，后发证',
  '招牌做多大？': '大的',
  '店里的污水自己接管子排到街上的下水道吗？': '自己排',
  '您自己来办，还是请人代办？': '我自己来',
}

/** What is typed into the one form, by the label of the box. */
export const TYPED: Readonly<Record<string, string>> = {
  店名或公司名称: '金牛区小满面馆',
  房东姓名或名称: '何大满',
  经营范围: '餐饮服务',
  摆多少个座位: '40',
  '请几个人（不算老板）': '4',
  谁管食品安全: '何为民',
  在几楼: '1 楼',
  最多同时有多少人: '80',
  有几个出口: '2',
  谁管消防: '何为民',
  管消防的人的电话: '13612340001',
  招牌上写什么: '小满面馆',
  招牌多长: '6',
  招牌多高: '1.2',
  用什么材料: '铝塑板',
  挂在哪里: '一层门头，离地 3 米',
  有几个排水口: '1',
  一天大约排多少污水: '3',
}

/** What is chosen in it, by the question. */
export const CHOSEN: Readonly<Record<string, string>> = {
  属于哪一种: '餐饮服务（做给人吃）',
  '在网上卖、做外卖吗': '不是',
  属于哪种场所: '饭馆、茶楼、咖啡馆',
  房子过了消防验收或备案吗: '是',
  晚上发光吗: '不是',
  是哪种污水: '厨房污水',
  装了隔油池吗: '是',
}
/** What is ticked in it. */
export const TICKED = ['热菜热饭', '凉菜'] as const

/** The five items in the order of the bundle, by the name on the screen. */
export const ITEMS = {
  licence: { id: 'business-licence', name: '营业执照' },
  food: { id: 'food-licence', name: '食品经营许可证' },
  fire: { id: 'fire-check', name: '开业前消防安全检查' },
  sign: { id: 'sign-permit', name: '大型户外广告及招牌设置许可' },
  sewer: { id: 'sewer-permit', name: '污水排入排水管网许可证' },
} as const
export type ItemName = keyof typeof ITEMS

const catalogue = catalogueOf()
const calendar = workCalendar([])

/** The day that so many working days end, crossed off one by one on a wall calendar. */
function crossedOff(from: Day, days: number): Day {
  const wall = new WallCalendar(from, calendar)
  wall.begin('limit', days, false)
  for (;;) {
    const due = wall.counters.get('limit')?.due
    if (due) return due
    wall.nextDay()
  }
}

/** What the district promises and what the law allows for an item that was accepted on this day. */
export function limitsOf(item: ItemName, accepted: Day): { promised: Day; statutory: Day } {
  const found = catalogue.items.find(({ id }) => id === ITEMS[item].id)
  if (!found?.limit.statutory) throw new Error(`no limits of ${item}`)
  const { promisedDays, statutory } = found.limit
  return { promised: crossedOff(accepted, promisedDays), statutory: crossedOff(accepted, statutory.days) }
}

/** `9月21日`, as the pages write a day. */
export const dayWords = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
