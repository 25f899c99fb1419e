import type { PartyView } from '@shared/contract/account'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { booking as words } from '@/i18n/texts/booking'
import { party as partyWords } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'

interface WhoCardProps {
  parties: readonly PartyView[]
  value: PartyView | undefined
  choosing: boolean
  setChoosing: (choosing: boolean) => void
  onChoose: (id: string) => void
  onAdd: () => void
}

/** Who is served: oneself, a relative, a company. */
export function WhoCard({ parties, value, choosing, setChoosing, onChoose, onAdd }: WhoCardProps) {
  const { t } = useText(words)
  const [first] = parties
  return (
    <>
      <Heading text={t('who')} />
      <Card kind="rows">
        {value ? (
          <Row
            icon={value.kind === 'company' ? 'company' : 'person'}
            title={value.name}
            sub={partyLine(value, t)}
            end={t('whoOther')}
            onTap={() => setChoosing(true)}
          />
        ) : (
          <Row
            icon="person"
            title={first ? t('whoChoose') : t('whoAdd')}
            sub={t('whoHelp')}
            onTap={first ? () => setChoosing(true) : onAdd}
          />
        )}
      </Card>
      <WhoSheet
        open={choosing}
        parties={parties}
        onClose={() => setChoosing(false)}
        onChoose={(id) => {
          onChoose(id)
          setChoosing(false)
        }}
        onAdd={() => {
          setChoosing(false)
          onAdd()
        }}
      />
    </>
  )
}

type Words = ReturnType<typeof useText<typeof words.zh>>['t']

/** `替别人 · 母亲 · 510***********0019`, masked as the API gives it. */
function partyLine({ kind, relation, document }: PartyView, t: Words): string {
  return [t(kind), relation, document].filter((part) => part !== null && part !== '').join(t('join'))
}

interface WhoSheetProps {
  open: boolean
  parties: readonly PartyView[]
  onClose: () => void
  onChoose: (id: string) => void
  onAdd: () => void
}

function WhoSheet({ open, parties, onClose, onChoose, onAdd }: WhoSheetProps) {
  const { t } = useText(words)
  const other = useText(partyWords)
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('who')}
      foot={<Button kind="ghost" icon="plus" text={other.t('add')} onTap={onAdd} />}
    >
      <Card kind="rows">
        {parties.map((party) => (
          <Row
            key={party.id}
            icon={party.kind === 'company' ? 'company' : 'person'}
            title={party.name}
            sub={partyLine(party, t)}
            onTap={() => onChoose(party.id)}
          />
        ))}
      </Card>
    </Sheet>
  )
}
