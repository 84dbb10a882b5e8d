export async function measureClustering() {
  throw new Error('not yet');
}
