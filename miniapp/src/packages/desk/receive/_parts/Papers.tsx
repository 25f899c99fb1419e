import type { Material } from '@shared/contract/catalogue'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Tap } from '@/components/tap/Tap'
import type { UploadedPage } from '@/components/upload/box'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useKeys } from '@/platform/keys'
import { Sample } from '../../_parts/Sample'
import type { Mark, SentPaper } from './draft'
import { FromHome } from './FromHome'
import type { Paper } from './matter'
import { ScanBox } from './ScanBox'

interface PapersProps {
  materials: readonly Material[]
  papers: readonly Paper[]
  marks: Readonly<Record<string, Mark>>
  pages: Readonly<Record<string, readonly UploadedPage[]>>
  sent: Readonly<Record<string, SentPaper>>
  /** How the result shall come. */
  wish: ReactNode
  /** What the API found missing when it was handed in. */
  problem: string | undefined
  onMarks: (marks: Record<string, Mark>) => void
  onPages: (id: string, pages: UploadedPage[]) => void
  onHand: () => Promise<void>
  onError: (error: unknown) => void
}

const MARKS = {
  shown: 'materialShown',
  uploaded: 'materialUploaded',
  consent: 'materialConsent',
  promise: 'materialPromised',
} as const

/** The papers on the desk, ticked one after the other by the space bar, each beside its sample; scanned where the hall keeps them. */
export function Papers({
  materials,
  papers,
  marks,
  pages,
  sent,
  wish,
  problem,
  onMarks,
  onPages,
  onHand,
  onError,
}: PapersProps) {
  const { t, pick } = useText(deskIntake)
  const [at, setAt] = useState(0)
  const current = papers[at]
  const nameOf = ({ name }: Paper): string => (name === null ? t('agentPaper') : pick(name))
  const fromHome = current && sent[current.id]
  const done = papers.filter(({ id }) => marks[id] !== undefined).length

  const mark = ({ id, from }: Paper) => {
    const { [id]: before, ...rest } = marks
    // What was sent from home is looked at by the first tick, and left out by the next.
    if (before === 'uploaded') onMarks({ ...rest, [id]: 'shown' })
    else onMarks(before === undefined ? { ...rest, [id]: from === 'hall' && !sent[id] ? 'consent' : 'shown' } : rest)
  }
  const step = (by: number) => setAt(Math.min(papers.length - 1, Math.max(0, at + by)))
  const promise = () => {
    if (!current?.mayPromise) return
    onMarks({ ...marks, [current.id]: 'promise' })
    step(1)
  }
  const consent = () => {
    const fetched = papers.filter(({ from, id }) => from === 'hall' && !sent[id])
    onMarks({ ...marks, ...Object.fromEntries(fetched.map(({ id }) => [id, 'consent' as const])) })
  }
  useKeys(
    {
      ' ': () => {
        if (!current) return
        mark(current)
        step(1)
      },
      j: () => step(1),
      arrowdown: () => step(1),
      k: () => step(-1),
      arrowup: () => step(-1),
      c: consent,
      t: promise,
      enter: () => void onHand().catch(onError),
    },
    true,
  )
  const stateText = ({ id }: Paper): string => {
    const given = marks[id]
    const count = (sent[id]?.pages.length ?? 0) + (pages[id]?.length ?? 0)
    if (given === 'uploaded') return t('materialUploaded', { count })
    if (given === 'shown' && count > 0) return t('materialScanned', { count })
    return t(given === undefined ? 'materialNone' : MARKS[given])
  }
  return (
    <>
      <Heading
        level={1}
        text={t('step_materials')}
        {...(papers.length === 0 ? {} : { count: t('marked', { done, all: papers.length }), note: t('materialsHelp') })}
      />
      {problem === undefined ? null : (
        <Notice tone="stop" icon="info">
          {problem}
        </Notice>
      )}
      {papers.length > 0 ? null : (
        <Notice tone="good" icon="check">
          {t('materialsNone')}
        </Notice>
      )}
      <View className="receive-papers">
        <View className="receive-papers__list" {...aria({ role: 'group', label: t('step_materials') })}>
          {papers.map((paper, index) => (
            <Tap
              key={paper.id}
              className={`receive-paper ${index === at ? 'receive-paper--current' : ''}`}
              role="checkbox"
              checked={marks[paper.id] !== undefined}
              onTap={() => {
                setAt(index)
                mark(paper)
              }}
            >
              <View className="receive-paper__content">
                <View className={`receive-paper__mark ${marks[paper.id] ? 'receive-paper__mark--on' : ''}`} />
                <View className="grow">
                  {nameOf(paper)}
                  {paper.when ? (
                    <View className="tiny">{t('materialOnlyWhen', { when: pick(paper.when) })}</View>
                  ) : null}
                </View>
                <Text className="tiny">{stateText(paper)}</Text>
              </View>
            </Tap>
          ))}
        </View>
        <View className="receive-papers__sample">
          {current && fromHome ? <FromHome key={current.id} name={nameOf(current)} paper={fromHome} /> : null}
          <Sample material={materials.find(({ id }) => id === current?.id)} />
          {current?.mayPromise ? (
            <Notice icon="clock" title={t('mayPromise')}>
              <Button kind="plain" size="small" text={t('promise')} keyName="T" onTap={promise} />
            </Notice>
          ) : null}
          {current ? (
            <ScanBox
              key={current.id}
              materialId={current.id}
              name={nameOf(current)}
              pages={pages[current.id] ?? []}
              onPages={(next) => onPages(current.id, next)}
            />
          ) : null}
        </View>
      </View>
      {wish}
      <Button text={t('hand')} keyName={t('handHint')} onTap={onHand} onError={onError} />
    </>
  )
}
