import pg from 'pg';

/**
 * Gathers statistics on what was just loaded: until the database does so by itself, a minute or more later, it plans as if tables were nearly
 * empty. Harmless when repeated.
 * @param ownerUrl connection of the schema's owner; nobody else may
 */
export const gatherStatistics = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
};
