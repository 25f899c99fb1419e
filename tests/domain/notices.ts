import type { HolidayNotice } from '../../shared/domain/holiday-notice'
import { addDays, type Day } from '../../shared/domain/time'

/** All days from the first to the last, as a notice words them ("2月15日至23日"). */
function span(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** Typed off the published text, not off the library. 国办发明电〔2023〕7号, 人民日报 2023-10-26, page 6. */
export const NOTICE_2024: HolidayNotice = {
  year: 2024,
  source: '国办发明电〔2023〕7号',
  publishedOn: '2023-10-25',
  off: [
    '2024-01-01',
    ...span('2024-02-10', '2024-02-17'),
    ...span('2024-04-04', '2024-04-06'),
    ...span('2024-05-01', '2024-05-05'),
    '2024-06-10',
    ...span('2024-09-15', '2024-09-17'),
    ...span('2024-10-01', '2024-10-07'),
  ],
  worked: [
    '2024-02-04',
    '2024-02-18',
    '2024-04-07',
    '2024-04-28',
    '2024-05-11',
    '2024-09-14',
    '2024-09-29',
    '2024-10-12',
  ],
}

/** 国办发明电〔2024〕12号, 新华社 2024-11-12. */
export const NOTICE_2025: HolidayNotice = {
  year: 2025,
  source: '国办发明电〔2024〕12号',
  publishedOn: '2024-11-12',
  off: [
    '2025-01-01',
    ...span('2025-01-28', '2025-02-04'),
    ...span('2025-04-04', '2025-04-06'),
    ...span('2025-05-01', '2025-05-05'),
    ...span('2025-05-31', '2025-06-02'),
    ...span('2025-10-01', '2025-10-08'),
  ],
  worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
}

/** 国务院办公厅关于2026年部分节假日安排的通知, 新华社 2025-11-04. */
export const NOTICE_2026: HolidayNotice = {
  year: 2026,
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  publishedOn: '2025-11-04',
  off: [
    ...span('2026-01-01', '2026-01-03'),
    ...span('2026-02-15', '2026-02-23'),
    ...span('2026-04-04', '2026-04-06'),
    ...span('2026-05-01', '2026-05-05'),
    ...span('2026-06-19', '2026-06-21'),
    ...span('2026-09-25', '2026-09-27'),
    ...span('2026-10-01', '2026-10-07'),
  ],
  worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
}

/** Invented, in the shape such a notice has; it also works the last Sunday of the year before. */
export const INVENTED_2027: HolidayNotice = {
  year: 2027,
  source: '测试用，非真实通知',
  publishedOn: '2026-11-25',
  off: [
    ...span('2027-01-01', '2027-01-04'),
    ...span('2027-02-05', '2027-02-12'),
    ...span('2027-04-03', '2027-04-05'),
    ...span('2027-05-01', '2027-05-05'),
    '2027-06-09',
    ...span('2027-09-15', '2027-09-17'),
    ...span('2027-10-01', '2027-10-07'),
  ],
  worked: ['2026-12-27', '2027-01-30', '2027-02-20', '2027-04-25', '2027-05-08', '2027-09-19', '2027-10-09'],
}
