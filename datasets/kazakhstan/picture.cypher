// The party and what is one step around it, without claims and sources
MATCH path = (:Party {key: 'qkhp'})-[:LED_BY|NOMINATED|RESULT_IN|SPLIT_INTO|INVOLVES|AFFILIATED_WITH|HEADQUARTERED_IN|LOCATED_IN|HOLDS_SEATS_IN|HAS_SYMBOL]-()
RETURN path;
