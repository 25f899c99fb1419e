import type { BundleView } from '@shared/contract/catalogue'
import type { Checklist } from '@shared/domain/checklist'
import type { Answers } from '@shared/domain/condition'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Blank } from '@/components/Blank'
import { Figures } from '@/components/Figures'
import { Heading } from '@/components/Heading'
import { ItemSheet } from '@/components/item/ItemSheet'
import { rangeText } from '@/components/item/words'
import { Tap } from '@/components/tap/Tap'
import { keepTick } from '@/device/checklists'
import { open } from '@/device/navigate'
import { AnswersSheet } from './AnswersSheet'
import { Fees } from './Fees'
import { MaterialSheet } from './MaterialSheet'
import { More } from './More'
import { NotNeeded, NotYours } from './NotYours'
import { OpenNotice } from './OpenNotice'
import { OrderChart } from './OrderChart'
import { Prepare } from './Prepare'
import { PrintedPaper } from './paper/PrintedPaper'
import type { Paper } from './paper/paper'
import { useListWords } from './words'
import './checklist.scss'

interface ChecklistBodyProps {
  view: BundleView
  list: Checklist
  answers: Answers
  ticked: readonly string[]
  paper: Paper
  /** False for a list that came with a link: its answers cannot be changed here. */
  own: boolean
  link: string
  shareTitle: string
  onPicture: () => unknown
}

/** Numbers first, then what to prepare, then what the hall does, in which order, and what it costs. */
export function ChecklistBody({
  view,
  list,
  answers,
  ticked,
  paper,
  own,
  link,
  shareTitle,
  onPicture,
}: ChecklistBodyProps) {
  const { t, pick, answersGiven } = useListWords(view)
  const [sheet, setSheet] = useState<{ kind: 'material' | 'item' | 'answers'; id: string }>()
  const shown = (kind: 'material' | 'item') => (sheet?.kind === kind ? sheet.id : undefined)
  const close = () => setSheet(undefined)
  const { id, name } = view.bundle
  const showMaterial = (material: string) => setSheet({ kind: 'material', id: material })

  if (list.stopped) {
    const blocker = list.blockers.find(({ certainty }) => certainty === 'certain')?.blocker
    return (
      <Blank
        icon="warning"
        title={t('stopped')}
        help={blocker ? t('stoppedHelp', { title: pick(blocker.title) }) : ''}
        action={{ text: t('seeWhy'), onTap: () => open('guide', { id }) }}
      />
    )
  }
  const given = t('byAnswers', { count: answersGiven(list, answers).length })
  const { serial, parallel } = list.days
  return (
    <>
      <View className="screen-only">
        <Heading level={1} text={pick(name)} />
        <Tap className="list-answers" onTap={() => setSheet({ kind: 'answers', id })}>
          <View className="list-answers__content">
            <View className="sub">{given}</View>
            <View className="list-answers__change">{own ? t('changeAnswers') : t('seeAnswers')}</View>
          </View>
        </Tap>
        <Figures
          figures={[
            { value: String(list.items.length), label: t('things') },
            { value: String(list.materials.filter(({ from }) => from === 'applicant').length), label: t('papers') },
            {
              value: rangeText(parallel),
              unit: t('daysUnit'),
              label: serial.max > parallel.max ? t('oneByOne', { days: rangeText(serial) }) : t('workingDays'),
              accent: true,
            },
          ]}
        />
        <OpenNotice view={view} list={list} own={own} />
        <Prepare
          view={view}
          list={list}
          ticked={ticked}
          onTick={(material, on) => keepTick(id, material, on)}
          onShow={showMaterial}
        />
        <NotYours view={view} list={list} onShow={showMaterial} />
        <OrderChart view={view} list={list} onShow={(item) => setSheet({ kind: 'item', id: item })} />
        <Fees view={view} list={list} />
        <NotNeeded list={list} />
        <More link={link} shareTitle={shareTitle} onPicture={onPicture} />
        {view.district.notice ? <View className="tiny">{pick(view.district.notice)}</View> : null}
      </View>
      <PrintedPaper paper={paper} />
      <MaterialSheet view={view} list={list} materialId={shown('material')} onClose={close} />
      <ItemSheet view={view} itemId={shown('item')} onClose={close} />
      <AnswersSheet
        open={sheet?.kind === 'answers'}
        view={view}
        list={list}
        answers={answers}
        own={own}
        onClose={close}
      />
    </>
  )
}
