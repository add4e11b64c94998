internal import Serving
internal import Worklist

/// What the pages of every subject ask the warehouse: `traad validate` tries each.
let pageQueries = ServingQueries.all + WorklistQueries.all
