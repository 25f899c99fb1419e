import type { BundleView } from '@shared/contract/catalogue'
import { answersText, parseAnswersText } from '@shared/domain/answers-text'
import { checklistOf } from '@shared/domain/checklist'
import type { Answers } from '@shared/domain/condition'
import { useShareAppMessage } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { useChecklistSync } from '@/api/checklist-sync'
import { useBundle } from '@/api/queries/catalogue'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { PicturePlace, usePicture } from '@/components/picture/Picture'
import { keepAnswers, useKept } from '@/device/checklists'
import { address, open } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { checklist as words } from '@/i18n/texts/checklist'
import { useText } from '@/i18n/use-text'
import { ChecklistBody } from './_parts/ChecklistBody'
import { setPaper } from './_parts/paper/draw'
import { usePaper } from './_parts/paper/use-paper'
import { SharedNotice } from './_parts/SharedNotice'

/** The list for one person's answers: their own, or those that came with a link (`a` in the address). */
export default function ChecklistPage() {
  const { t } = useText(words)
  const { id = '', a } = useParams()
  const query = useBundle(id)
  const given = useMemo(() => (a === undefined ? null : parseAnswersText(a)), [a])
  useChecklistSync(id)
  return query.data ? (
    <ChecklistFor view={query.data} given={given} />
  ) : (
    <Page title={t('title')}>
      <Load query={query}>{() => null}</Load>
    </Page>
  )
}

function ChecklistFor({ view, given }: { view: BundleView; given: Answers | null }) {
  const { t, pick } = useText(words)
  const { id, name } = view.bundle
  const kept = useKept(id)
  const [mine, setMine] = useState(false)
  const foreign = given !== null && !mine && answersText(given) !== answersText(kept.answers)
  const answers = foreign ? given : kept.answers
  const takeOver = () => {
    keepAnswers(id, answers)
    // From now on it is this person's own: what they change afterwards is no longer what the link said.
    setMine(true)
  }
  const list = useMemo(() => checklistOf(view, answers), [view, answers])
  const link = address('checklist', { id, a: answersText(answers) })
  const shareTitle = t('shareTitle', { name: pick(name) })
  useShareAppMessage(() => ({ title: shareTitle, path: link }))
  const paper = usePaper(view, list, answers)
  const picture = usePicture((pen) => setPaper(paper, pen))

  return (
    <Page
      title={t('title')}
      ownHeading
      bar={
        <BottomBar>
          <Button kind="ghost" text={t('book')} onTap={() => open('booking', { bundle: id })} disabled={list.stopped} />
          <Button
            text={t('apply')}
            onTap={() => open('applyForm', { bundle: id, a: answersText(answers) })}
            disabled={list.stopped}
          />
        </BottomBar>
      }
    >
      {foreign ? <SharedNotice onKeep={takeOver} onMine={() => setMine(true)} own={kept.updatedAt > 0} /> : null}
      <ChecklistBody
        view={view}
        list={list}
        answers={answers}
        ticked={kept.ticked}
        paper={paper}
        own={!foreign}
        link={link}
        shareTitle={shareTitle}
        onPicture={picture.make}
      />
      <PicturePlace picture={picture} title={`${pick(name)} ${t('paperTitle')}`} />
    </Page>
  )
}
