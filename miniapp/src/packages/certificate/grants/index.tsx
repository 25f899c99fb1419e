import type { PublishedGrant } from '@shared/contract/certificate'
import { isDay } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCatalogue } from '@/api/queries/catalogue'
import { useGrants } from '@/api/queries/certificates'
import { Blank } from '@/components/Blank'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { OptionList } from '@/components/OptionList'
import { Page } from '@/components/Page'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { Skeleton } from '@/components/Skeleton'
import { fullDate } from '@/i18n/dates'
import { grants as words } from '@/i18n/texts/grants'
import { useText } from '@/i18n/use-text'
import '../_parts/certificate.scss'

/** 双公示: the licences that were granted, open to everybody, by department and day. */
export default function GrantsPage() {
  const { t, pick } = useText(words)
  const { data: catalogue } = useCatalogue()
  const [departmentId, setDepartmentId] = useState<string>()
  const [typed, setTyped] = useState('')
  const [choosing, setChoosing] = useState(false)
  const day = isDay(typed.trim()) ? typed.trim() : undefined
  const query = useGrants({ departmentId, day })
  const department = catalogue?.departments.find(({ id }) => id === departmentId)
  const isNarrowed = departmentId !== undefined || day !== undefined
  const choose = (id: string) => {
    setDepartmentId(id === '' ? undefined : id)
    setChoosing(false)
  }
  const clear = () => {
    setDepartmentId(undefined)
    setTyped('')
  }
  return (
    <Page title={t('title')} ownHeading>
      <Heading level={1} text={t('question')} note={t('note')} />
      <Card kind="rows">
        <Row
          icon="grid"
          title={t('department')}
          end={department ? pick(department.name) : t('every')}
          onTap={() => setChoosing(true)}
        />
      </Card>
      <Field
        label={t('day')}
        placeholder={t('dayHint')}
        maxLength={10}
        value={typed}
        onChange={setTyped}
        {...(typed.trim().length === 10 && day === undefined ? { error: t('dayWrong') } : {})}
      />
      <Load query={query} skeleton={<Skeleton rows={5} />}>
        {({ pages }) => {
          const all = pages.flatMap(({ grants }) => grants)
          if (all.length === 0) {
            return isNarrowed ? (
              <Blank icon="search" title={t('noneFiltered')} action={{ text: t('clear'), onTap: clear }} />
            ) : (
              <Blank icon="book" title={t('none')} help={t('noneHelp')} />
            )
          }
          return (
            <>
              {all.map((one) => (
                <GrantCard key={`${one.publishedAt}${one.itemId}${one.holder}`} grant={one} />
              ))}
              {query.hasNextPage ? (
                <Button kind="ghost" size="small" text={t('more')} onTap={() => query.fetchNextPage()} />
              ) : null}
            </>
          )
        }}
      </Load>
      <View className="tiny">{t('rule')}</View>
      <Sheet open={choosing} onClose={() => setChoosing(false)} title={t('department')}>
        <OptionList
          label={t('department')}
          value={departmentId ?? ''}
          options={[
            { value: '', text: t('every') },
            ...(catalogue?.departments ?? []).map(({ id, name }) => ({ value: id, text: pick(name) })),
          ]}
          onChange={choose}
        />
      </Sheet>
    </Page>
  )
}

function GrantCard({ grant }: { grant: PublishedGrant }) {
  const { t, pick, language } = useText(words)
  const { item, variant, department, holder, uscc, number, grantedDay, state } = grant
  const below = [
    number === null ? undefined : t('number', { number }),
    uscc === null ? undefined : t('uscc', { uscc }),
  ].filter((line) => line !== undefined)
  return (
    <Card>
      <View className="held__head">
        <View className="held__name">{holder}</View>
        {state === 'ended' ? <Chip text={t('ended')} /> : null}
      </View>
      <View>{`${pick(item)} · ${t(`variant_${variant}`)}`}</View>
      {below.map((line) => (
        <View key={line} className="sub num">
          {line}
        </View>
      ))}
      <View className="held__foot">
        <View className="sub">{pick(department)}</View>
        <View className="sub num">{t('granted', { day: fullDate(grantedDay, language) })}</View>
      </View>
    </Card>
  )
}
