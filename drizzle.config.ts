import { defineConfig } from 'drizzle-kit'

/** Migrations are named by hand: `npx drizzle-kit generate --name what_changed`. */
export default defineConfig({ dialect: 'sqlite', schema: './worker/db/schema', out: './worker/db/migrations' })
