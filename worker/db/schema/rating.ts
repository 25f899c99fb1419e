import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { application } from './application'
import { visit } from './appointment'

/** 评价: of one visit at a window, or of one application that came to its end. */
export const rating = sqliteTable(
  'rating',
  {
    id: text().primaryKey(),
    visit_id: text().references(() => visit.id),
    application_id: text().references(() => application.id),
    account_id: text(),
    party_id: text(),
    point_id: text().notNull(),
    window_id: text(),
    clerk_id: text(),
    level: integer().notNull(),
    tags: text().notNull(),
    /** JSON: items of the application that the person named. */
    items: text().notNull().default('[]'),
    words_sealed: text(),
    /** 1 when the content check passed the words; unchecked words are for supervisors only, never for publication. */
    words_checked: integer().notNull().default(0),
    anonymous: integer().notNull(),
    created_at: integer().notNull(),
  },
  (t) => [
    // One rating a visit and one an application, by the database.
    uniqueIndex('rating_by_visit').on(t.visit_id),
    uniqueIndex('rating_by_application').on(t.application_id),
    // The supervisor's lists: all, the bad ones, those of applications, which are few among the visits.
    index('rating_by_point').on(t.point_id, t.created_at, t.id),
    index('rating_bad').on(t.point_id, t.created_at, t.id).where(sql`level >= 4`),
    index('rating_of_applications').on(t.point_id, t.created_at, t.id).where(sql`application_id IS NOT NULL`),
    index('rating_by_account').on(t.account_id, t.created_at),
    check('rating_level', sql`level BETWEEN 1 AND 5`),
    check('rating_subject', sql`(visit_id IS NULL) <> (application_id IS NULL)`),
  ],
)

/** The departments that a rating of an application is about: those of the items named, else all that took part. */
export const ratingDepartment = sqliteTable(
  'rating_department',
  {
    rating_id: text()
      .notNull()
      .references(() => rating.id),
    department_id: text().notNull(),
    level: integer().notNull(),
    created_at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rating_id, t.department_id] }),
    // A department's lists: all, and the bad ones.
    index('rating_department_by_time').on(t.department_id, t.created_at, t.rating_id),
    index('rating_department_bad').on(t.department_id, t.created_at, t.rating_id).where(sql`level >= 4`),
  ],
)
