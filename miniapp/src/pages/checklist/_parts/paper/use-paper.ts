import type { BundleView } from '@shared/contract/catalogue'
import type { Checklist } from '@shared/domain/checklist'
import type { Answers } from '@shared/domain/condition'
import { dayOf } from '@shared/domain/time'
import { hallNow } from '@/api/clock'
import { rangeText, useMoney, useWorkingDays } from '@/components/item/words'
import { fullDate } from '@/i18n/dates'
import { useListWords } from '../words'
import type { Paper, PaperLine } from './paper'

const BOX = '□'

/** The list as the sheet a window hands out: the hall's name, today's date, and everything that will be asked for. */
export function usePaper(view: BundleView, list: Checklist, answers: Answers): Paper {
  const { t, pick, language, materialLine, answersGiven, namesOf } = useListWords(view)
  const workingDays = useWorkingDays()
  const money = useMoney()
  const { district, bundle, departments } = view
  const departmentName = (id: string) => {
    const department = departments.find((one) => one.id === id)
    return department ? pick(department.name) : ''
  }
  const todo = list.items.map((item, index): PaperLine => {
    const days = workingDays(item.promisedDays)
    const open = item.certainty === 'depends' ? [t('depends')] : []
    const facts = [t('paperItem', { authority: departmentName(item.authority), days }), ...open]
    return { mark: `${index + 1}.`, text: pick(item.name), note: facts.join(t('join')) }
  })
  const brought = list.materials
    .filter(({ from }) => from === 'applicant')
    .map((material): PaperLine => ({ mark: BOX, text: pick(material.name), note: materialLine(material) }))
  const notYours = [
    ...list.handedOn.map(
      (one): PaperLine => ({
        mark: '·',
        text: pick(one.name),
        note: t('handedOn', { items: namesOf(one.madeBy) }),
      }),
    ),
    ...list.materials
      .filter(({ from }) => from === 'hall')
      .map((one): PaperLine => ({ mark: '·', text: pick(one.name), note: t('hallFetches') })),
  ]
  const { serial, parallel } = list.days
  const fees =
    list.fees.length === 0
      ? [{ mark: '·', text: t('free') }]
      : list.fees.map((fee): PaperLine => ({ mark: '·', text: `${pick(fee.name)} ${money(fee.fen)}` }))
  const days =
    serial.max > parallel.max
      ? t('orderSum', { serial: rangeText(serial), parallel: rangeText(parallel) })
      : t('orderSame', { days: rangeText(parallel) })
  const open = list.questions.filter(({ state }) => state !== 'answered').length
  const said = answersGiven(list, answers).map(({ ask, answer }): PaperLine => ({ mark: '·', text: answer, note: ask }))
  return {
    title: t('paperTitle'),
    hall: pick(district.hall),
    date: t('paperDate', { day: fullDate(dayOf(hallNow()), language) }),
    subject: pick(bundle.name),
    sections: [
      { title: `${t('paperTodo')}　${days}`, lines: todo },
      { title: t('prepare'), lines: brought },
      { title: t('notYours'), lines: notYours },
      { title: t('fees'), lines: fees },
      { title: t('paperAnswers'), lines: said },
    ].filter(({ lines }) => lines.length > 0),
    foot: [
      ...(open > 0 ? [t('open', { count: open })] : []),
      t('paperFoot'),
      t('paperHotline', { phone: district.hotline }),
      ...(district.notice ? [pick(district.notice)] : []),
    ],
  }
}
