namespace FeatureGen.Benchmarks;

/// <summary>The loop that a good engineer writes by hand: a sum of products and table look-ups, nothing missing.</summary>
public static class HandWritten
{
    /// <summary>The linear score.</summary>
    public static float Linear(in Candidate c, Weights w)
    {
        float[] v = w.Numbers;
        float score = w.Bias;
        score += c.Number0 * v[0];
        score += c.Number1 * v[1];
        score += c.Number2 * v[2];
        score += c.Number3 * v[3];
        score += c.Number4 * v[4];
        score += c.Number5 * v[5];
        score += c.Number6 * v[6];
        score += c.Number7 * v[7];
        score += c.Number8 * v[8];
        score += c.Number9 * v[9];
        score += c.Number10 * v[10];
        score += c.Number11 * v[11];
        score += c.Number12 * v[12];
        score += c.Number13 * v[13];
        score += c.Number14 * v[14];
        score += c.Number15 * v[15];
        score += c.Number16 * v[16];
        score += c.Number17 * v[17];
        score += c.Number18 * v[18];
        score += c.Number19 * v[19];
        score += c.Number20 * v[20];
        score += c.Number21 * v[21];
        score += c.Number22 * v[22];
        score += c.Number23 * v[23];
        score += c.Number24 * v[24];
        score += c.Number25 * v[25];
        score += c.Number26 * v[26];
        score += c.Number27 * v[27];
        score += c.Number28 * v[28];
        score += c.Number29 * v[29];
        score += w.Categories[0][c.Category0];
        score += w.Categories[1][c.Category1];
        score += w.Categories[2][c.Category2];
        score += w.Categories[3][c.Category3];
        score += w.Categories[4][c.Category4];
        score += w.Categories[5][c.Category5];
        score += w.Categories[6][c.Category6];
        score += w.Categories[7][c.Category7];
        score += w.Categories[8][c.Category8];
        score += w.Categories[9][c.Category9];
        return score;
    }

    /// <summary>The score of a factorization machine: Rendle's sum of squares in plain loops.</summary>
    public static float Machine(in Candidate c, Weights w)
    {
        Span<float> values = stackalloc float[Weights.NumberCount + Weights.CategoryCount];
        Span<int> positions = stackalloc int[Weights.NumberCount + Weights.CategoryCount];
        Active(in c, values, positions);
        float score = Linear(in c, w);
        for (int d = 0; d < Weights.Dimension; d++)
        {
            float sum = 0, squares = 0;
            for (int j = 0; j < values.Length; j++)
            {
                float product = values[j] * w.Embeddings[positions[j]][d];
                sum += product;
                squares += product * product;
            }
            score += 0.5f * (sum * sum - squares);
        }
        return score;
    }

    /// <summary>The values of the fields with the positions of their weights, for a scalar factorization machine.</summary>
    public static void Active(in Candidate c, Span<float> values, Span<int> weights)
    {
        (values[0], weights[0]) = (c.Number0, 0);
        (values[1], weights[1]) = (c.Number1, 1);
        (values[2], weights[2]) = (c.Number2, 2);
        (values[3], weights[3]) = (c.Number3, 3);
        (values[4], weights[4]) = (c.Number4, 4);
        (values[5], weights[5]) = (c.Number5, 5);
        (values[6], weights[6]) = (c.Number6, 6);
        (values[7], weights[7]) = (c.Number7, 7);
        (values[8], weights[8]) = (c.Number8, 8);
        (values[9], weights[9]) = (c.Number9, 9);
        (values[10], weights[10]) = (c.Number10, 10);
        (values[11], weights[11]) = (c.Number11, 11);
        (values[12], weights[12]) = (c.Number12, 12);
        (values[13], weights[13]) = (c.Number13, 13);
        (values[14], weights[14]) = (c.Number14, 14);
        (values[15], weights[15]) = (c.Number15, 15);
        (values[16], weights[16]) = (c.Number16, 16);
        (values[17], weights[17]) = (c.Number17, 17);
        (values[18], weights[18]) = (c.Number18, 18);
        (values[19], weights[19]) = (c.Number19, 19);
        (values[20], weights[20]) = (c.Number20, 20);
        (values[21], weights[21]) = (c.Number21, 21);
        (values[22], weights[22]) = (c.Number22, 22);
        (values[23], weights[23]) = (c.Number23, 23);
        (values[24], weights[24]) = (c.Number24, 24);
        (values[25], weights[25]) = (c.Number25, 25);
        (values[26], weights[26]) = (c.Number26, 26);
        (values[27], weights[27]) = (c.Number27, 27);
        (values[28], weights[28]) = (c.Number28, 28);
        (values[29], weights[29]) = (c.Number29, 29);
        (values[30], weights[30]) = (1, 30 + 100 * 0 + c.Category0);
        (values[31], weights[31]) = (1, 30 + 100 * 1 + c.Category1);
        (values[32], weights[32]) = (1, 30 + 100 * 2 + c.Category2);
        (values[33], weights[33]) = (1, 30 + 100 * 3 + c.Category3);
        (values[34], weights[34]) = (1, 30 + 100 * 4 + c.Category4);
        (values[35], weights[35]) = (1, 30 + 100 * 5 + c.Category5);
        (values[36], weights[36]) = (1, 30 + 100 * 6 + c.Category6);
        (values[37], weights[37]) = (1, 30 + 100 * 7 + c.Category7);
        (values[38], weights[38]) = (1, 30 + 100 * 8 + c.Category8);
        (values[39], weights[39]) = (1, 30 + 100 * 9 + c.Category9);
    }
}
