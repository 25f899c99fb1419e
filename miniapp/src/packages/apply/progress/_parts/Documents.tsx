import type { Text } from '@shared/contract/catalogue'
import type { ProgressView } from '@shared/contract/progress'
import { dayOf } from '@shared/domain/time'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { monthDay } from '@/i18n/dates'
import { progressEvents } from '@/i18n/texts/progress-events'
import { useText } from '@/i18n/use-text'
import { useCaseWords } from '../../_parts/case-words'
import { documentName } from '../../_parts/document-name'
import { useSubject } from '../../_parts/use-subject'

interface DocumentsProps {
  documents: ProgressView['documents']
  subject: ProgressView['subject']
  /** The cases that papers may belong to. */
  cases: readonly { id: string; itemId: string; name: Text }[]
}

const AT_FIRST = 4

/** Receipts, notices and decisions, the newest first, each a page to read, save or print. */
export function Documents({ documents, subject, cases }: DocumentsProps) {
  const { t, pick, language } = useCaseWords()
  const { t: te } = useText(progressEvents)
  const { data: catalogue } = useSubject(subject)
  const [all, setAll] = useState(false)
  if (documents.length === 0) return null
  const newest = [...documents].sort((a, b) => b.at - a.at)
  const shown = all ? newest : newest.slice(0, AT_FIRST)
  return (
    <>
      <Heading text={t('documents')} />
      <Card kind="rows">
        {shown.map((paper) => {
          const { id, number, caseId, at } = paper
          const whose = cases.find((one) => one.id === caseId)
          return (
            <Row
              key={id}
              icon="document"
              title={pick(documentName(paper, whose?.itemId, catalogue))}
              sub={[...(whose ? [pick(whose.name)] : []), number, monthDay(dayOf(at), language)].join(t('join'))}
              onTap={() => void open('paper', { code: id })}
            />
          )
        })}
        {shown.length < newest.length ? (
          <Button kind="plain" size="small" text={te('eventsMore')} onTap={() => setAll(true)} />
        ) : null}
      </Card>
    </>
  )
}
