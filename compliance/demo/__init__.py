"""The practice ward (練習用データ): the council paper, invented people and businesses, three years of their work."""
