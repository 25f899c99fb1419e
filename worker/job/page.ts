import { AppError } from '../service/error'

/**
 * Handles the rows of a page side by side, each in a write of its own. One that was changed meanwhile, or that another
 * process has handled, is left alone.
 */
export async function handleEach<Row>(rows: readonly Row[], handle: (row: Row) => Promise<void>): Promise<void> {
  await Promise.all(
    rows.map((row) =>
      handle(row).catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error
      }),
    ),
  )
}
