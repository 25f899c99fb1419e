import { texts } from '../texts'

/** How one of the hall's people is shown by name and number. */
export const person = texts('person', { badge: '{{name}}（工号 {{badge}}）' }, { badge: '{{name}} (no. {{badge}})' })
