import { listAudit } from '@shared/contract/admin'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { instantText } from '@/i18n/dates'
import { admin } from '@/i18n/texts/admin'
import { auditWords } from '@/i18n/texts/audit-words'
import { personName } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../_parts/DataTable'
import { More } from '../_parts/More'
import { StaffPage } from '../_parts/StaffPage'
import { usePages } from '../_parts/use-pages'
import './_parts/audit.scss'

const isWord = (key: string): key is keyof typeof auditWords.zh => key in auditWords.zh

/** Who changed what, newest first, or the course of one object. */
export default function AuditPage() {
  const { t, language } = useText(admin)
  const { t: tw } = useText(auditWords)
  const said = (of: 'do' | 'thing', code: string): string => {
    const key = `${of}_${code.replace('.', '_')}`
    return isWord(key) ? tw(key) : code
  }
  const [typed, setTyped] = useState('')
  const [entityId, setEntityId] = useState('')
  const pages = usePages(['audit', entityId], async (before) => {
    const query = { ...(entityId === '' ? {} : { entityId }), ...(before === undefined ? {} : { before }) }
    return call(listAudit, { query })
  })
  const find = () => setEntityId(typed.trim())
  return (
    <StaffPage section="audit">
      <Heading level={1} text={t('auditTitle')} note={t('auditNote')} />
      <View className="audit-find">
        <Field
          bare
          kind="search"
          label={t('entityId')}
          placeholder={t('entityIdHint')}
          maxLength={40}
          value={typed}
          onChange={setTyped}
          onConfirm={find}
          end={<Button kind="plain" size="small" text={t('find')} onTap={find} />}
        />
      </View>
      <Load query={pages} isEmpty={(rows) => rows.length === 0} empty={{ icon: 'book', title: t('noRows') }}>
        {(rows) => (
          <DataTable
            label={t('auditTitle')}
            rows={rows}
            rowKey={({ seq }) => String(seq)}
            columns={[
              { title: t('at'), main: true, share: 1.2, cell: ({ at }) => instantText(at, language) },
              { title: t('action'), share: 0.9, cell: ({ action }) => said('do', action) },
              { title: t('entity'), share: 2.2, cell: ({ entity, entityId: id }) => `${said('thing', entity)} ${id}` },
              { title: t('actor'), share: 2.2, cell: ({ person, actor }) => personName(person, actor) },
              { title: t('request'), share: 1.8, cell: ({ requestId }) => requestId },
            ]}
          />
        )}
      </Load>
      <More pages={pages} />
    </StaffPage>
  )
}
